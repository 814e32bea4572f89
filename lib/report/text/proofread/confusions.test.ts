import { describe, expect, it } from 'vitest';
import { CELLS_2021, FORM_2021 } from '../../form/form-2021';
import { XISHICHANG_2024 } from '../../rules/narrative/xishichang-2024';
import { CONFUSIONS, confusionHints, type Confusion } from './confusions';

/** A sentence for each entry whose wrong word has right uses too. */
const WRONG: Record<string, string> = {
  '己公开>已公开': '均己公开', '己经>已经': '己经公开', '己办结>已办结': '全部己办结', '按排>安排': '按排专人负责', '含盖>涵盖': '内容含盖安全生产', '既时>即时': '做到既时更新', '答付>答复': '均已按时答付', '法制政府>法治政府': '法制政府建设', '精减>精简': '精减流程',
  '办涵>办函': '国办公开办涵〔2021〕30号', '台帐>台账': '健全台帐。', '既使>即使': '既使没有申请，也要写明', '即然>既然': '即然如此', '按装>安装': '按装电子屏', '布署>部署': '安排布署', '部份>部分': '部份公开', '成份>成分': '成份', '竟争>竞争': '公平竟争', '峻工>竣工': '峻工验收', '贯切>贯彻': '贯切落实', '授理>受理': '依法授理', '年渡>年度': '本年渡报告', '实拖>实施': '组织实拖', '防碍>妨碍': '防碍执行', '回覆>回复': '及时回覆', '答覆>答复': '依法答覆', '进一部>进一步': '进一部完善', '图象>图像': '图象清晰', '好象>好像': '好象', '会议记要>会议纪要': '会议记要', '过度期>过渡期': '过度期', '常态话>常态化': '常态话公开',
  '已申请公开>依申请公开': '规范已申请公开工作', '做为>作为': '把公开做为常态', '公部>公布': '及时公部信息', '部属>部署': '按照上级部属要求', '制渡>制度': '健全制渡', '身分>身份': '核实申请人身分信息',
  '录相>录像': '播放录相', '备按>备案': '完成备按。', '络实>落实': '抓好络实', '干予>干预': '不得干予。', '防害>妨害': '防害公务', '复盖>覆盖': '实现全复盖。', '重覆>重复': '重覆申请', '措失>措施': '改进措失。', '健立>建立': '健立台账', '建全>健全': '建全制度', '规犯>规范': '规犯流程', '考合>考核': '年度考合。', '渠到>渠道': '拓宽渠到',
  '条列>条例': '《政府信息公开条列》', '安全专人>安排专人': '安全专人负责', '逐部>逐步': '将逐部推进', '极时>及时': '极时公开', '规范话>规范化': '推进规范话建设', '标准话>标准化': '标准话规范化', '制度话>制度化': '制度话建设', '群从>群众': '服务人民群从。', '单簿>单薄': '力量单簿', '总记>总计': '（七）总记',
  '截止>截至': '截止2024年12月31日', '反应>反映': '群众反应的问题', '反映>反应': '反映迅速', '渡过>度过': '渡过一个安全的汛期', '度过>渡过': '度过难关', '份量>分量': '很有份量', '人材>人才': '人材队伍', '交待>交代': '交待工作', '推委>推诿': '推委扯皮', '热中>热衷': '热中于', '份内>分内': '份内的事',
  '启示>启事': '招聘启示', '权力>权利': '保障群众的权力', '权利>权力': '权利清单', '必需>必须': '必需严格审查', '做出>作出': '做出答复', '登陆>登录': '登陆政府网站', '拖动>推动': '拖动公开工作', '急时>及时': '急时更新', '二个>两个': '设立二个专区', '在次>再次': '在次强调', '切时>切实': '切时提高', '审察>审查': '保密审察', '辨证>辩证': '辨证统一', '以经>已经': '以经公开', '截至>截至': '截至2024年12月31日止',
};
const key = (entry: Confusion) => `${entry.wrong}>${entry.right}`;

describe('confusions', () => {
  it('has at least 80 entries, each with a note and an authority, none twice', () => {
    expect(CONFUSIONS.length).toBeGreaterThanOrEqual(80);
    expect(new Set(CONFUSIONS.map(key)).size).toBe(CONFUSIONS.length);
    for (const entry of CONFUSIONS) expect(entry.note.length, key(entry)).toBeGreaterThan(3);
  });
  it.each(CONFUSIONS.map((entry) => [key(entry), entry] as const))('finds %s and mends it', (name, entry) => {
    const text = entry.pattern ? WRONG[name] : `我们${entry.wrong}，`;
    expect(text, `no example for ${name}`).toBeDefined();
    const hint = confusionHints(text!).find((item) => item.rule === `confusion:${entry.wrong}`);
    expect(hint, text).toBeDefined();
    const mended = text!.slice(0, hint!.start) + hint!.suggestion! + text!.slice(hint!.end);
    expect(mended).toContain(entry.right);
    expect(confusionHints(mended).filter((item) => item.rule === `confusion:${entry.wrong}`)).toEqual([]);
  });
  it.each([
    '自己公开', '知己经常往来', '按排名公示', '文件含盖章页', '精减人员编制', '既时兴又实用', '法制政府文件汇编', '为了落实要求',
    '截止日期为1月31日', '截至2024年12月31日，共收到申请3件', '部属高校和部属单位', '公部门采购', '过度开发', '平稳过渡', '反应迅速，群众反映的问题及时办理', '结合自身分析问题', '逐部门核对', '群众从中受益', '备按要求报送', '建全国一流平台', '新建全市统一平台',
    '渡过难关，度过汛期', '他已申请公开的信息', '权力清单公开，保障群众合法权利', '会议记录和会议纪要', '作出答复，做好工作', '登录网站', '台风登陆', '网络实名', '举措失当', '拆除违规犯罪窝点', '参考合格标准', '作为重点，叫做为民服务', '医学反应堆', '份数和每份量表', '三十二个社区', '不能切时', '名单簿', '应急时公开', '消防害怕火灾', '《政府信息公开条例》',
    '既使用网站，又使用公告栏', '立即然后办理', '按装备清单', '公布署名', '内部份额', '完成份数', '究竟争取什么', '形势严峻工作繁重', '一贯切实履职', '教授理论', '2024年渡过难关', '确实拖延', '消防碍口', '收回覆盖物', '引进一部分设备', '20台帐篷', '办公部署', '做为民服务的好干部', '过度期望', '回答覆盖面', '河渠到田间', '人民群众从严监督', '办公室安全专人值守', '回复盖章', '其他处理', '法人材料', '截止时间', '辩证看待',
  ])('leaves %s alone', (text) => {
    expect(confusionHints(text).map((hint) => hint.problem)).toEqual([]);
  });
  it('leaves the form, its guidance and a published report alone', () => {
    const texts = [...FORM_2021.sections.flatMap((section) => [section.heading, section.basis, ...section.guidance.map((item) => item.text), ...section.texts.flatMap((field) => field.guidance.map((item) => item.text))]), ...CELLS_2021.flatMap((cell) => [cell.name, ...cell.guidance.map((item) => item.text)]),
      ...Object.values(XISHICHANG_2024.overview ?? {}), XISHICHANG_2024.problems!, XISHICHANG_2024.otherMatters!];
    expect(texts.flatMap((text) => confusionHints(text).map((hint) => `${hint.problem} ${text}`))).toEqual([]);
  });
});
