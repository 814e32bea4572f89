/** Whatever stands in the texts, the rules answer, quickly, and point into the draft. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyDocument, type ReportDocument } from '../../document';
import { processorTime } from '../../processor-time';
import { proofread } from '../../text/proofread/proofread';
import { checkNarrative } from './looks';

const PIECES = ['收到', '政府信息公开', '申请', '未', '无', '没有', '办结', '均已', '全部', '予以公开', '结转', '下年', '上年', '行政复议', '行政诉讼', '维持', '其中', '（', '）', '含', '占', '等', '，', '。', '；', '：', '\n', ' ', '12', '３', '0', '100%', '1.5', '三十', '件', '条', '篇', '余', '2023年', '2024年', '12月31日', '同比', '增长', '规范性文件', '制发', '现行有效', '{{/applications/1/total}}', '{{sum:收办}}', '{{fact:x}}', '{{', '}}', '××', '【待核：3件】', '我镇', '《', '》', '申请人王小明', '13812345678'];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
const report = (onRequest: string, management: string): ReportDocument => ({
  ...emptyDocument({ name: '某区西市场街道办事处' }, 2024), overview: { onRequest, management },
  applications: { 1: { total: 12 }, 2: { total: 1 }, '3.1': { total: 3 }, '3.7': { total: 9 }, 4: { total: 4 } }, disputes: { reconsideration: { total: 2 } },
});

describe('any text', () => {
  it('gets findings inside the draft, each with its own instance', () => {
    fc.assert(fc.property(text, text, (onRequest, management) => {
      const doc = report(onRequest, management);
      const { findings } = checkNarrative(doc, { previous: { ...doc, year: 2023 } });
      expect(new Set(findings.map((finding) => finding.instance)).size).toBe(findings.length);
      for (const finding of findings) {
        const draft = { '/overview/onRequest': onRequest, '/overview/management': management }[finding.range?.pointer ?? ''];
        for (const span of [finding.range, finding.proposal?.range]) {
          if (!span) continue;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(draft!.length);
        }
      }
      for (const hint of proofread(onRequest)) expect(hint.end).toBeLessThanOrEqual(onRequest.length);
    }), { numRuns: 300 });
  });
  it('takes time in proportion to its length', () => {
    for (const piece of ['未收到政府信息', '依法依规', '（', '12，', '公开申请', '行政复议、', '其中5件、', '无行政复议', '均已依法按时', '件1']) {
      const doc = report(piece.repeat(2000), '');
      expect(processorTime(() => {
        checkNarrative(doc, {});
        proofread(doc.overview!.onRequest!);
      }), piece).toBeLessThan(4000);
    }
  });
});
