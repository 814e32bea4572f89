/**
 * The figures of section 一 that stand in no official table and that the office counts itself: proactive
 * items by channel, news items by level of the medium. A small table of their own, with tie-out.
 */
import type { OwnFact } from '../rules/types';

export type OwnFactGroup = 'proactive' | 'media' | 'service';
export interface OwnFactDef {
  code: string;
  label: string;
  unit: '条' | '篇' | '期' | '次' | '个';
  group: OwnFactGroup;
  /** Codes this fact must be the sum of. Only parts that are filled count; at least one must be. */
  sumOf?: string[];
}

export const OWN_FACT_GROUPS: Record<OwnFactGroup, string> = { proactive: '主动公开信息（按渠道）', media: '新闻消息（按媒体级别）', service: '平台、培训和解读' };

const PROACTIVE = [
  ['proactive.column', '政务公开专栏'], ['proactive.website', '政府网站'], ['proactive.wechat', '微信公众号'], ['proactive.video', '视频号'],
  ['proactive.weibo', '政务微博'], ['proactive.board', '公示栏'], ['proactive.other', '其他渠道'],
] as const;
const MEDIA = [['media.national', '国家级'], ['media.provincial', '省级'], ['media.city', '市级'], ['media.district', '区级']] as const;

/** The standard list. An office may add facts of its own; their codes are kept as they are. */
export const OWN_FACTS: OwnFactDef[] = [
  ...PROACTIVE.map(([code, label]): OwnFactDef => ({ code, label, unit: '条', group: 'proactive' })),
  { code: 'proactive.total', label: '主动公开信息合计', unit: '条', group: 'proactive', sumOf: PROACTIVE.map(([code]) => code) },
  ...MEDIA.map(([code, label]): OwnFactDef => ({ code, label, unit: '篇', group: 'media' })),
  { code: 'media.total', label: '新闻消息合计', unit: '篇', group: 'media', sumOf: MEDIA.map(([code]) => code) },
  { code: 'service.interpretations', label: '政策解读', unit: '篇', group: 'service' },
  { code: 'service.trainings', label: '业务培训', unit: '次', group: 'service' },
  { code: 'service.checks', label: '监督检查', unit: '次', group: 'service' },
  { code: 'service.zones', label: '政务公开专区', unit: '个', group: 'service' },
];

const byCode = new Map(OWN_FACTS.map((definition) => [definition.code, definition]));
export const ownFactDef = (code: string): OwnFactDef | undefined => byCode.get(code);

export interface OwnFactFault { code: string; label: string; unit: string; expected: number; actual: number; parts: OwnFact[]; message: string }

/** Sums of own facts that do not tie out, or values that are no counts (whole numbers ≥ 0, in the unit of the fact). */
export function ownFactFaults(facts: readonly OwnFact[]): OwnFactFault[] {
  const values = new Map(facts.map((fact) => [fact.code, fact]));
  const faults: OwnFactFault[] = [];
  for (const fact of facts) {
    if (!Number.isSafeInteger(fact.value) || fact.value < 0) {
      faults.push({ code: fact.code, label: fact.label, unit: fact.unit, expected: 0, actual: fact.value, parts: [], message: `“${fact.label}”应为0或正整数，现为${fact.value}。` });
      continue;
    }
    const parts = (ownFactDef(fact.code)?.sumOf ?? []).map((code) => values.get(code)).filter((part) => part !== undefined);
    if (parts.length === 0) continue;
    const expected = parts.reduce((sum, part) => sum + part.value, 0);
    if (expected === fact.value) continue;
    faults.push({
      code: fact.code, label: fact.label, unit: fact.unit, expected, actual: fact.value, parts,
      message: `“${fact.label}”为${fact.value}${fact.unit}，各分项${parts.map((part) => `${part.label}${part.value}`).join('、')}之和为${expected}${fact.unit}，相差${Math.abs(expected - fact.value)}${fact.unit}。`,
    });
  }
  return faults;
}

/** The facts with every standard sum whose parts are filled added where it is missing. */
export function withOwnSums(facts: readonly OwnFact[]): OwnFact[] {
  const known = new Map(facts.map((fact) => [fact.code, fact]));
  const added = OWN_FACTS.flatMap((definition): OwnFact[] => {
    if (!definition.sumOf || known.has(definition.code)) return [];
    const parts = definition.sumOf.map((code) => known.get(code)).filter((part) => part !== undefined);
    if (parts.length === 0) return [];
    return [{ code: definition.code, label: definition.label, unit: definition.unit, value: parts.reduce((sum, part) => sum + part.value, 0) }];
  });
  return [...facts, ...added];
}
