import { comparePage } from '@/lib/open/compare-page';
import { limitedPage } from '@/lib/open/limited-page';

export const GET = (request: Request): Response => limitedPage(request, comparePage);
