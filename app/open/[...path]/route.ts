/** Reached only when no finished file answers: there is no such public page. */
import { publicPage } from '@/lib/open/chrome';
import { htmlResponse } from '@/lib/open/html-response';

export function GET(request: Request): Response {
  return htmlResponse(request, publicPage({ title: '没有这个页面', description: '没有这个页面。', main: '<h1>没有这个页面</h1><p>网址可能有误，或者报告还没有公开。请从<a href="/open/">全部报告</a>查找。</p>' }), 404);
}
