/** What stands where no finished file answers: not there, taken down, or not yet written. */
import { publishedVersion } from '../../db/publications';
import { publicPage } from './chrome';
import { htmlResponse } from './html-response';
import { takenDownPage } from './report-page';

/** Answers an address below /open/ that has no finished file: 404, 410 for a take-down, 503 while files are being written. */
export function missingPage(request: Request, path: string[]): Response {
  const [slug = '', year = '', version] = path;
  const published = /^\d{4}$/.test(year) ? publishedVersion(slug, Number(year), /^v\d{1,3}$/.test(version ?? '') ? Number(version!.slice(1)) : undefined) : null;
  if (published?.status === 'takenDown') return htmlResponse(request, takenDownPage(published), 410);
  const named = version === undefined || /^v\d{1,3}$/.test(version) || /^(report\.\w+|index\.html)$/.test(version);
  if (published && named && path.length <= 4) {
    const answer = htmlResponse(request, publicPage({ title: '页面正在生成', description: '报告已签发，页面正在生成。', crumbs: [['全部报告', '/open/']], main: '<h1>页面正在生成</h1><p>该报告已经签发，公开页面和文件正在生成，请稍后刷新。</p>' }), 503);
    answer.headers.set('Retry-After', '10');
    return answer;
  }
  return htmlResponse(request, publicPage({ title: '没有这个页面', description: '没有这个页面。', main: '<h1>没有这个页面</h1><p>网址可能有误，或者报告还没有公开。请从<a href="/open/">全部报告</a>进入，或者<a href="/open/search">查找</a>。</p>' }), 404);
}
