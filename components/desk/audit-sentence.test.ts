import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AUDIT_GROUPS } from './audit-groups';
import { auditSentence } from './audit-sentence';
import { REQUEST_NAMES } from './request-names';

describe('the audit trail as sentences', () => {
  it('says what was changed from what to what', () => {
    expect(auditSentence({ actorName: '李四', act: 'report.save', details: { year: 2024, changes: [{ name: '表三·自然人·予以公开', from: '3', to: '4' }, { name: '表三·总计', from: '', to: '5' }] } }))
      .toBe('李四 2024年报告：将 表三·自然人·予以公开 由3改为4；将 表三·总计 由空改为5');
  });
  it('says a step with role, states and opinion', () => {
    expect(auditSentence({ actorName: '张三', act: 'step.pass', details: { year: 2024, version: 1, role: 'director', from: 'firstReview', to: 'secondReview', remark: '同意' } }))
      .toBe('张三 以党政办主任身份对2024年报告第1版办理“初审通过”，状态由待初审变为待复审，意见：同意');
  });
  it('shows an act it does not know by its name', () => {
    expect(auditSentence({ actorName: '甲', act: 'x.y', details: {} })).toBe('甲 x.y');
  });
  it.each([
    ['comment.add', { year: 2024, place: '总体情况·主动公开', must: true, text: '请补充' }, '张三 对2024年报告“总体情况·主动公开”提出须改的意见：请补充'],
    ['comment.add', { year: 2024, place: '总体情况·主动公开', must: false, text: '请补充' }, '张三 对2024年报告“总体情况·主动公开”提出意见：请补充'],
    ['comment.answer', { year: 2024, place: '表三·总计', kind: 'declined', text: '已核对' }, '张三 回复2024年报告“表三·总计”的意见（不改）：已核对'],
    ['comment.resolve', { year: 2024, place: '表三·总计' }, '张三 将2024年报告“表三·总计”的意见标为已解决'],
    ['comment.reopen', { year: 2024, place: '表三·总计' }, '张三 将2024年报告“表三·总计”的意见重新列为未解决'],
    ['delegation.grant', { role: 'director', from: '张三', to: '赵六', fromDate: '2025-01-10', toDate: '2025-01-20', reason: '出差' }, '张三 办理授权代审：张三授权赵六自2025-01-10至2025-01-20代行党政办主任审核，原因：出差'],
    ['delegation.revoke', { role: 'leader' }, '张三 收回分管领导的授权代审'],
    ['handover.make', { role: 'drafter', from: '李四', to: '赵六', digest: '0123456789abcdef' }, '张三 编制经办人交接清单：李四交赵六，清单摘要0123456789ab'],
    ['handover.sign', { digest: '0123456789abcdef', as: 'to' }, '张三 作为接收人签认交接清单，清单摘要0123456789ab'],
    ['handover.sign', { digest: '0123456789abcdef', as: 'from' }, '张三 作为移交人签认交接清单，清单摘要0123456789ab'],
    ['organ.add', { name: '甲街道办事处', slug: 'jia' }, '张三 添加单位 甲街道办事处（jia）'],
    ['organ.change', { name: '甲街道办事处', changed: ['name', 'site'] }, '张三 修改单位信息 甲街道办事处：名称、公开站点信息'],
    ['organ.change', { name: '甲街道办事处', changed: [] }, '张三 修改单位信息 甲街道办事处'],
    ['calendar.set', { date: '2025-01-28', kind: 'holiday', name: '春节' }, '张三 登记2025-01-28为节假日（春节）'],
    ['calendar.set', { date: '2025-01-26', kind: 'workday', name: '春节调休' }, '张三 登记2025-01-26为调休上班日（春节调休）'],
    ['calendar.set', { date: '2025-01-28', kind: 'ordinary', name: '' }, '张三 取消2025-01-28的节假日安排'],
    ['settings.change', { from: { idleMinutes: 30, passwordProfile: 'length', secondFactorRequired: false }, to: { idleMinutes: 15, passwordProfile: 'classes', secondFactorRequired: true } }, '张三 修改系统设置：无操作退出（分钟）由30改为15；密码规则由长度与常用密码表改为字符种类、90天与历史；必须使用动态验证码由否改为是'],
    ['settings.change', {}, '张三 修改系统设置'],
    ['word.remember', { text: '村改居', removed: false }, '张三 在本单位词表记下“村改居”'],
    ['word.remember', { text: '村改居', removed: true }, '张三 从本单位词表移除“村改居”'],
    ['word.remember', { kind: 'ignore', text: 'confusion:做为|做为', removed: false }, '张三 忽略对“做为”的校对提示（易错字词）'],
    ['word.remember', { kind: 'ignore', text: 'half-width|,', removed: true }, '张三 恢复对“,”的校对提示（半角标点）'],
    ['secondFactor.on', {}, '张三 启用动态验证码'],
    ['secondFactor.off', {}, '张三 停用动态验证码'],
    ['report.read', { year: 2024, organ: '甲街道办事处' }, '张三 查看甲街道办事处未公开的2024年报告'],
    ['report.readRefused', { year: 2024, organ: '甲街道办事处' }, '张三 要查看甲街道办事处的2024年报告，未获准'],
    ['report.readRefused', { year: 2024, organ: '甲街道办事处', from: '乙镇' }, '张三 （乙镇）要查看甲街道办事处的2024年报告，未获准'],
    ['report.print', { year: 2024 }, '张三 打开未公开的2024年报告打印全文'],
    ['report.download', { year: 2024, file: '空白表（Excel）' }, '张三 下载未公开的2024年报告的空白表（Excel）'],
    ['handover.readRefused', { organ: '甲街道办事处' }, '张三 要查看甲街道办事处的交接清单，未获准'],
    ['request.refused', { action: 'saveSection', code: 'locked', reason: '报告正在初审，不能修改。', year: 2024 }, '张三 办理2024年报告“保存填报内容”未成：报告正在初审，不能修改。'],
    ['request.refused', { action: 'addUser', code: 'forbidden', reason: '账号由系统管理员管理。' }, '张三 办理“添加用户”未成：账号由系统管理员管理。'],
    ['request.refused', { many: true }, '张三 一分钟内未获准的操作过多，不再逐条列出'],
    ['step.refused', { year: 2024, action: 'publish', message: '需分管领导签发。' }, '张三 办理2024年报告“签发并发布”未成：需分管领导签发。'],
    ['stepUp.failed', {}, '张三 密码确认未通过'],
    ['audit.refused', {}, '张三 要查看或导出审计记录，未获准'],
    ['audit.verify', { whole: true }, '张三 校验审计记录的完整性，结果完整'],
    ['audit.verify', { whole: false }, '张三 校验审计记录的完整性，结果不完整'],
    ['audit.export', {}, '张三 导出审计记录'],
    ['audit.export', { group: 'log', text: '李四', from: '2025-01-01', to: '2025-01-31' }, '张三 导出审计记录（事项“登录、退出”，含有“李四”，自2025-01-01，至2025-01-31）'],
    ['login', {}, '张三 登录'],
    ['logout', {}, '张三 退出'],
    ['login.failed', {}, '张三 登录未成'],
    ['login.failed', { why: 'unknown' }, '张三 以不存在的用户名登录，未成'],
    ['login.failed', { username: 'leader', why: 'password' }, '张三 以用户名 leader 登录，未成：密码不对'],
    ['login.failed', { username: 'leader', why: 'code' }, '张三 以用户名 leader 登录，未成：动态验证码不对'],
    ['login.failed', { username: 'leader', why: 'closed' }, '张三 以用户名 leader 登录，未成：账号已停用'],
    ['login.blocked', { username: 'leader' }, '张三 以用户名 leader 登录，因此前失败次数过多未予受理'],
    ['login.blocked', {}, '张三 登录，因此前失败次数过多未予受理'],
  ])('says %s in words', (act, details, sentence) => {
    expect(auditSentence({ actorName: '张三', act, details })).toBe(sentence);
  });

  it('has a sentence for every act the product records', () => {
    const acts = new Set<string>();
    for (const folder of ['db', 'lib/auth', 'lib/desk']) {
      for (const file of readdirSync(folder).filter((name) => /\.ts$/.test(name) && !name.includes('.test.'))) {
        for (const [, act] of readFileSync(`${folder}/${file}`, 'utf8').matchAll(/'((?:report|comment|delegation|handover|organ|calendar|settings|word|secondFactor|sessions|user|stepUp|login|request|step|audit)(?:\.[a-zA-Z]+)|logout|login)'/g)) acts.add(act!);
      }
    }
    expect(acts.size).toBeGreaterThan(40);
    for (const act of acts) {
      expect(auditSentence({ actorName: '甲', act, details: {} }), act).not.toBe(`甲 ${act}`);
      expect(AUDIT_GROUPS.filter((group) => group.acts.some((begin) => act.startsWith(begin))), `${act} can be filtered`).not.toEqual([]);
    }
  });
  it('names everything people ask for', () => {
    const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((name) => /(actions|route)\.ts$/.test(name));
    const asked = files.flatMap((file) => [...readFileSync(`app/${file}`, 'utf8').matchAll(/\banswer(?:<.*>)?\('([a-zA-Z]+)'/g)].map((match) => match[1]!));
    expect(asked.length).toBeGreaterThan(35);
    for (const name of asked) expect(REQUEST_NAMES[name], name).toMatch(/[一-龥]/);
  });
  it('says how often the same came again', () => {
    expect(auditSentence({ actorName: '甲', act: 'audit.refused', details: { again: 12, since: '2025-01-10T00:00:00.000Z' } })).toBe('甲 要查看或导出审计记录，未获准（此后一分钟内又有12次）');
  });
});
