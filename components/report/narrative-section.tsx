import type { DeskReport, SaveAnswer, SaveInput } from '../../lib/desk/types';
import { formOf } from '../../lib/report/form';
import type { SectionId, TextFieldDef } from '../../lib/report/form/types';
import { valueAt } from '../../lib/report/document';
import { factList } from '../../lib/report/text/facts';
import { NARRATIVE_WORDS } from '../../lib/report/rules/narrative/words';
import { GuidanceList } from '../ui/guidance';
import { explanationsIn } from './explanation-for';
import { NarrativeForm, type FeeField, type NarrativeFormProps } from './narrative-form';
import { SectionFrame } from './section-page';

const FEES: FeeField[] = [
  { pointer: '/informationFees/notices', label: '收费通知', unit: '件' },
  { pointer: '/informationFees/chargedYuan', label: '应收金额', unit: '元' },
  { pointer: '/informationFees/collectedYuan', label: '实收金额', unit: '元' },
];

/** Customary, not prescribed: a report without it is complete. */
const PREFACE: TextFieldDef = { pointer: '/preface', label: '前言（可不填）', guidance: [{ text: '多数机关在正文前写一段：编制依据、统计期限、电子版网址和联系方式。格式没有规定，可以不写。', source: 'reading' }] };

/** A text section of the report as its entry page; section 六 has the fee statement as a form of its own. */
export function NarrativeSection({ report, userId, id, save, explain, memory, remember }: { report: DeskReport; userId: number; id: SectionId; save: (input: SaveInput) => Promise<SaveAnswer> } & Pick<NarrativeFormProps, 'memory' | 'remember' | 'explain'>) {
  const { organ } = report;
  const section = formOf(report.format).sections.find((item) => item.id === id)!;
  const fees = id === 'other' ? FEES : [];
  const names = [...(id === 'overview' ? ['/preface'] : []), ...section.texts.map((text) => text.pointer), ...fees.map((fee) => fee.pointer)];
  return (
    <SectionFrame report={report} id={id}>
      <NarrativeForm
        userId={userId} reportId={report.id} year={report.year} section={id} locked={report.lock !== null} save={save} fees={fees}
        organName={organ.name} memory={memory} remember={remember}
        model={{
          document: report.document, bases: Object.fromEntries(Object.entries(NARRATIVE_WORDS).map(([rule, words]) => [rule, words.basis])),
          context: {
            previous: report.previous.document, firstReport: report.firstReport, level: organ.level, powers: organ.powers, countsCarriedDisputes: organ.countsCarriedDisputes,
            hasSubordinates: organ.hasSubordinates, facts: report.facts,
          },
        }}
        shown={Object.fromEntries(names.flatMap((name) => { const value = report.texts[name] ?? report.cells[name]; return value ? [[name, value]] : []; }))}
        facts={factList(report.document, report.facts).filter((fact) => fact.filled).map(({ token, label, value, unit, group }) => ({ token, label, value, unit, group }))}
        explanations={explanationsIn(report, id)} explain={explain}
        findings={report.result.findings.filter((finding) => finding.section === id)}
        fields={[...(id === 'overview' ? [PREFACE] : []), ...section.texts].map((text) => {
          const before = report.previous.document ? valueAt(report.previous.document, text.pointer) : undefined;
          return {
            pointer: text.pointer, label: text.label, subheading: text.subheading, suggested: text.suggestedLength,
            beside: <GuidanceList items={text.guidance} />,
            lastYear: typeof before === 'string' && before ? { year: report.previous.year, text: before } : undefined,
          };
        })}
      />
    </SectionFrame>
  );
}
