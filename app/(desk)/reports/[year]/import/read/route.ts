/** Reads a file sent as it is; answers what would be taken over. Nothing is written. */
import { deskReport } from '@/db/reports';
import { answer } from '@/lib/desk/action';
import { importPreview, type ImportPreview } from '@/lib/desk/import-preview';
import { readImportInput } from '@/lib/desk/inputs';
import type { Answer } from '@/lib/desk/types';
import { importGuarded } from '@/lib/import/guarded';
import { ImportRefused } from '@/lib/import/types';

function nameIn(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get('x-file-name') ?? '');
  } catch {
    // Not as our page writes it; the shape check refuses the empty name.
    return '';
  }
}

export async function POST(request: Request, { params }: { params: Promise<{ year: string }> }): Promise<Response> {
  const bytes = new Uint8Array(await request.arrayBuffer());
  const result = await answer('readImport', readImportInput, { year: Number((await params).year), fileName: nameIn(request), bytes }, async (user, input): Promise<Answer<{ preview: ImportPreview }>> => {
    const report = user.role === 'drafter' ? deskReport(user, input.year) : null;
    if (!report) return { ok: false, code: 'forbidden', message: '由本单位经办人导入。' };
    if (report.lock !== null) return { ok: false, code: 'locked', message: report.lock };
    try {
      return { ok: true, preview: importPreview(report, input.fileName, await importGuarded(input.fileName, input.bytes)) };
    } catch (error) {
      if (error instanceof ImportRefused) return { ok: false, code: 'invalid', message: error.message };
      throw error;
    }
  });
  return Response.json(result, { headers: { 'Cache-Control': 'no-store' } });
}
