import { limitedPage } from '@/lib/open/limited-page';
import { searchPage } from '@/lib/open/search-page';

export const GET = (request: Request): Response => limitedPage(request, searchPage);
