/** Pages that are computed for their request: as many a minute and visitor as the open data gives. */
import { take } from './api/rate-limit';
import { publicPage } from './chrome';
import { htmlResponse } from './html-response';

/** Answers with the page, or with 429 when the visitor has asked too often. */
export function limitedPage(request: Request, render: (query: URLSearchParams) => string): Response {
  // Set by our own front to the one address it trusts.
  const allowance = take(`page ${request.headers.get('x-forwarded-for') ?? 'unknown'}`);
  if (allowance.allowed) return htmlResponse(request, render(new URL(request.url).searchParams));
  const answer = htmlResponse(request, publicPage({ title: '请求过多', description: '请求过多，请稍后再试。', main: `<h1>请求过多</h1><p>请在${allowance.headers['Retry-After']}秒后再试。已公开的报告不受影响，见<a href="/open/">全部报告</a>。</p>` }), 429);
  answer.headers.set('Retry-After', allowance.headers['Retry-After'] ?? '60');
  return answer;
}
