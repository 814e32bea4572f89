/** Importing a report from a file: choose, compare, take over section by section, take back. */
import type { Answer, DeskReport, SaveAnswer, SaveInput } from '../../lib/desk/types';
import type { SectionId } from '../../lib/report/form/types';
import { dateTime } from '../ui/dates';
import { Notice } from '../ui/notice';
import { ActButton } from './act-button';
import { ImportForm } from './import-form';
import { ReportHead } from './report-head';
import { SECTION_NAMES } from './section-names';

export interface ImportRecord { key: string; fileName: string; sections: SectionId[]; places: number; by: string; at: string }

export interface ImportPageProps {
  report: DeskReport;
  imports: ImportRecord[];
  takeOver: (input: SaveInput & { key: string; fileName: string }) => Promise<SaveAnswer>;
  takeBack: (input: { year: number; key: string }) => Promise<Answer<{ message: string }>>;
}

export function ImportPage({ report, imports, takeOver, takeBack }: ImportPageProps) {
  const { year, lock } = report;
  return (
    <>
      <ReportHead report={report} title="从文件导入" next={<p className="text-soft">先对照、后采用：采用之前不改动报告中的任何内容，采用之后可以整体撤销。</p>} />
      {lock === null ? <ImportForm year={year} takeOver={takeOver} /> : <Notice title="当前不能修改"><p>{lock}</p></Notice>}
      {imports.length > 0 ? (
        <section aria-labelledby="imports" className="panel mt-8">
          <h2 id="imports" className="panel-head text-lg">已导入</h2>
          <ul className="divide-y divide-line px-4">
            {imports.map((item) => (
              <li key={item.key} className="flex flex-wrap items-center justify-between gap-2 py-2">
                <p className="min-w-0 break-words">{item.fileName}<br /><span className="text-sm text-soft">{item.by}于{dateTime(item.at)}采用{item.sections.map((section) => SECTION_NAMES[section]).join('、')}，共{item.places}处</span></p>
                {lock === null ? <ActButton act={takeBack.bind(null, { year, key: item.key })} small>撤销这次导入</ActButton> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section aria-labelledby="blank" className="panel mt-8">
        <h2 id="blank" className="panel-head text-lg">空白表</h2>
        <p className="flex flex-wrap gap-x-6 gap-y-1 px-4 py-3">
          <a href={`/reports/${year}/import/blank`} download="">下载空白表（Excel，含勾稽公式）</a>
          <a href={`/reports/${year}/import/paper`}>打印空白表（A4）</a>
        </p>
      </section>
    </>
  );
}
