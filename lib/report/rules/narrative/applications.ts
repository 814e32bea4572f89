/** N-05, N-06, N-09: what the text says about applications against table three. */
import { amountAt } from '../../text/amounts';
import { boundAt, matches, look, passage, sentenceText, type Hit, type Narrative, type Undecided } from './narrative';
import { applicationFigures, fit, type ApplicationFigure } from './readings';

const NEW = '/applications/1/total', CARRIED_IN = '/applications/2/total', CARRIED_OUT = '/applications/4/total';
const NOT_THIS = '(?![人表书者费]|公开(?:的)?(?:行政)?(?:复议|诉讼|收费|投诉)|的?(?:行政)?(?:复议|诉讼|逾期|超期|收费|投诉|未|被))';
/** 未收到……申请 with whoever might have applied between, or the short 无（政府信息公开）申请. */
const NO_APPLICATION = new RegExp(
  `(?:未|没有)(?:曾)?(?:收到|接到|接收到?|受理)(?:过)?[^，。；\\d]{0,40}?申请(?:公开)?(?:政府信息)?${NOT_THIS}`
  + `|(?:未|没有|暂无|尚无|无)(?:有|任何|公民|法人|自然人|提出的|的|要求|政府|信息|公开|依法|依|书面)*申请(?:公开)?(?:政府信息)?${NOT_THIS}`, 'g');
/** Not every application for information, or another thing. */
const ELSE = /复议|诉讼|补正|撤回|许可|投诉|收费|当面|现场|网络|网上|邮寄|信函|传真|减免/;
const RECEIVED = new Set(['收到', '新收', '受理']);

/** Figures that contradict "none received" or the reverse; they are N-06 and not N-05 again. */
function zeroConflict(narrative: Narrative, item: ApplicationFigure): 'text-zero' | 'table-zero' | null {
  if (!RECEIVED.has(item.key) || item.partial) return null;
  const fresh = amountAt(narrative.doc, NEW), carried = amountAt(narrative.doc, CARRIED_IN);
  if (fresh === null) return null;
  if (item.figure.value === 0 && fresh > 0 && item.key !== '受理') return fit(narrative.doc, 0, item.readings).fits ? null : 'text-zero';
  if (item.figure.value > 0 && fresh === 0 && carried === 0) return 'table-zero';
  return null;
}

/** 申请数字与表三一致 */
export const N_05 = look('N-05', 'warning', (narrative) => applicationFigures(narrative).flatMap((item): (Hit | Undecided)[] => {
  const { text, figure, readings, key } = item;
  if (item.partial || figure.vague || zeroConflict(narrative, item)) return [];
  const result = fit(narrative.doc, figure.value, readings);
  if (result.fits) return [];
  if (!result.decided) return [{ undecided: `文字写“${figure.printed}”（${key}），表三有关单元格尚未填写`, cells: result.missing, about: key }];
  const values = [...new Set(result.values.map((entry) => entry.value))];
  return [{
    text, start: figure.start, end: figure.end, about: key, cells: result.cells, actual: figure.value, ...(values.length === 1 ? { expected: values[0]! } : {}),
    message: `${text.label}写“${passage(text, figure.start, figure.end)}”，其中“${key}”为${figure.value}件，表三${result.values.map((entry) => `${entry.words}为${entry.value}件`).join('，')}，对不上。可能是文字沿用了旧数，或表三填错行。`,
    ...(values.length === 1 ? { replacement: String(values[0]), replace: figure.digits } : {}),
  }];
}));

/** “未收到申请”与表三一致 */
export const N_06 = look('N-06', 'error', (narrative) => {
  const { doc } = narrative;
  const fresh = amountAt(doc, NEW), carried = amountAt(doc, CARRIED_IN);
  const hits: (Hit | Undecided)[] = [];
  for (const { text, match, start, end, sentence } of matches(narrative.texts, NO_APPLICATION)) {
    const words = sentenceText(text, sentence);
    if (text.key !== 'onRequest' && !/信息公开|依申请/.test(words)) continue;
    if (ELSE.test(match[0]) || /年度?$/.test(text.printed.slice(0, start)) && /(?:上|去)年/.test(words)) continue;
    if (fresh === null) hits.push({ undecided: '表三“本年新收”总计尚未填写', cells: [NEW], about: 'none' });
    else if (fresh > 0) hits.push({ text, start, end, about: 'none', cells: [NEW], expected: fresh, actual: 0, message: `${text.label}写“${passage(text, start, end)}”，而表三“本年新收政府信息公开申请数量”总计为${fresh}件。二者必有一处错，请核对。` });
  }
  for (const item of applicationFigures(narrative)) {
    const conflict = zeroConflict(narrative, item);
    if (conflict === null) {
      if (fresh === null && item.figure.value === 0 && RECEIVED.has(item.key)) hits.push({ undecided: '表三“本年新收”总计尚未填写', cells: [NEW], about: item.key });
      continue;
    }
    const { text, figure } = item;
    hits.push({
      text, start: figure.start, end: figure.end, about: item.key, cells: [NEW, ...(carried ? [CARRIED_IN] : [])], expected: fresh!, actual: figure.value,
      message: conflict === 'text-zero'
        ? `${text.label}写“${passage(text, figure.start, figure.end)}”，而表三“本年新收政府信息公开申请数量”总计为${fresh}件。请核对哪一处有误。`
        : `${text.label}写“${passage(text, figure.start, figure.end)}”，而表三“本年新收”“上年结转”总计均为0件。可能表三未填实数，或文字沿用了旧数。`,
      ...(!boundAt(text, figure) && conflict === 'text-zero' && !carried ? { replacement: String(fresh), replace: figure.digits } : {}),
    });
  }
  return hits;
});

const ALL_DONE = /(?:均|全部|都)(?:已|依法|依规|按时|按期|按规定|及时|在(?:法定|规定)(?:期限|时限)内)+(?:办结|办理完毕)|(?:均|全部|都)(?:已经|已)(?:全部|依法|依规|按时|按期|按规定|及时|在(?:法定|规定)(?:期限|时限)内)*(?:办结|答复|回复|办理完毕|处理完毕)|全部(?:依法|依法依规|按规定)?(?:办结|答复|回复|办理完毕)|均(?:依法|依法依规|按规定)?(?:办结|办理完毕)|(?<!按时|按期|及时)(?:办结率|答复率)(?:为|达到|达|均为|均达|均达到)?\s*(?:100|１００)\s*[%％]|无结转/g;
const SAYS_OPEN = /结转|顺延|除.{0,20}外|尚未|未到期|在办|正在办理|到期|应办|审结|复议|诉讼|信访|工单|留言|建议|提案/;

/** “均已办结”与结转一致 */
export const N_09 = look('N-09', 'warning', (narrative) => {
  const open = amountAt(narrative.doc, CARRIED_OUT);
  const hits: (Hit | Undecided)[] = [];
  for (const { text, match, start, end, sentence } of matches(narrative.texts, ALL_DONE)) {
    const words = sentenceText(text, sentence);
    if (text.key !== 'onRequest' && !/信息公开申请|依申请|公开申请/.test(words)) continue;
    if (match[0] !== '无结转' && SAYS_OPEN.test(words)) continue;
    if (open === null) hits.push({ undecided: '表三“结转下年度继续办理”总计尚未填写', cells: [CARRIED_OUT] });
    else if (open > 0) hits.push({ text, start, end, cells: [CARRIED_OUT], expected: 0, actual: open, message: `${text.label}写“${passage(text, start, end)}”，而表三“结转下年度继续办理”总计为${open}件，并未全部办结。请改写文字并写明结转件数，或核对表三。` });
  }
  return hits;
});
