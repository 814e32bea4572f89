import { htmlResponse } from '@/lib/open/html-response';
import { searchPage } from '@/lib/open/search-page';

export function GET(request: Request): Response {
  return htmlResponse(request, searchPage(new URL(request.url).searchParams));
}
