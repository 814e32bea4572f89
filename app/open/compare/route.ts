import { comparePage } from '@/lib/open/compare-page';
import { htmlResponse } from '@/lib/open/html-response';

export function GET(request: Request): Response {
  return htmlResponse(request, comparePage(new URL(request.url).searchParams));
}
