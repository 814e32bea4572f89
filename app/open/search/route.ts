import { htmlResponse } from '@/lib/open/html-response';
import { searchPage } from '@/lib/open/search-page';

export function GET(request: Request): Response {
  const query = new URL(request.url).searchParams;
  return htmlResponse(request, searchPage({ q: query.get('q') ?? '', organ: query.get('organ') ?? '', year: query.get('year') ?? '' }));
}
