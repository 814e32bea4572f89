/** The list before its finished file was written. */
import { siteOverview } from '@/db/publications';
import { htmlResponse } from '@/lib/open/html-response';
import { LATEST, listPage } from '@/lib/open/list-page';

export function GET(request: Request): Response {
  return htmlResponse(request, listPage(siteOverview(LATEST)));
}
