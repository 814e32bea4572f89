/** Reached only when no finished file answers. */
import { missingPage } from '@/lib/open/missing-page';

export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  return missingPage(request, (await params).path);
}
