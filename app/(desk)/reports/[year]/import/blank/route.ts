/** The official blank form of the year as a workbook, to fill offline and read back. */
import { noteTaken } from '@/db/audit-access';
import { theReport, type YearParams } from '../../the-report';
import { blankWorkbook } from '@/lib/export/xlsx';

export async function GET(_request: Request, { params }: YearParams): Promise<Response> {
  const { me, report } = await theReport(params);
  noteTaken(me, report, 'report.download', { file: '空白表（Excel）' });
  const name = encodeURIComponent(`${report.organ.name}${report.year}年政府信息公开工作年度报告（空白表）.xlsx`);
  return new Response(new Uint8Array(await blankWorkbook(report.organ.name, report.year)), {
    headers: { 'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'Content-Disposition': `attachment; filename="gouji-${report.year}-blank.xlsx"; filename*=UTF-8''${name}`, 'Cache-Control': 'no-store' },
  });
}
