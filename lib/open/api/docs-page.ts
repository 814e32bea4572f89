/** The readable page of the API, from the same description. */
import { escapeHtml } from '../../export/article';
import { publicPage } from '../chrome';
import { openApi, OPERATIONS } from './openapi';
import { LIMIT, WINDOW_SECONDS } from './rate-limit';
import { ROWS } from './schemas';

interface Parameter { name: string; required: boolean; description: string; schema: { enum?: string[]; default?: unknown } }

const table = (caption: string, head: string[], rows: string[]) => `<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table class="list"><caption class="unseen">${caption}</caption><thead><tr>${head.map((text) => `<th scope="col">${text}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;

export function docsPage(): string {
  const paths = openApi().paths as Record<string, { get: { parameters: Parameter[] } }>;
  const sections = OPERATIONS.map(({ id, path, summary, example }) => {
    const rows = paths[path]!.get.parameters.map((parameter) => `<tr><th scope="row" class="key"><code>${parameter.name}</code></th><td class="fix">${parameter.required ? '必填' : '可选'}</td><td>${escapeHtml(parameter.description)}${parameter.schema.enum ? `。可取${parameter.schema.enum.map((value) => `<code>${escapeHtml(value)}</code>`).join('、')}` : ''}${parameter.schema.default !== undefined ? `，默认<code>${escapeHtml(String(parameter.schema.default))}</code>` : ''}</td></tr>`);
    const fields = id === 'report' ? '' : `<details><summary>结果的字段</summary>${table(`${summary}：结果的字段`, ['字段', '含义'], Object.entries(ROWS[id].shape).map(([name, field]) => `<tr><th scope="row" class="key"><code>${name}</code></th><td>${escapeHtml(field.description ?? '')}</td></tr>`))}</details>`;
    return `<section aria-labelledby="${id}"><h2 id="${id}">${summary}</h2><p><code>GET /api/v1${escapeHtml(path)}</code>${example ? `　例：<a href="/api/v1${escapeHtml(example)}"><code>${escapeHtml(example)}</code></a>` : ''}</p>${table(`${summary}：参数`, ['参数', '要求', '说明'], rows)}${fields}</section>`;
  });
  return publicPage({
    title: '开放数据', description: '政府信息公开工作年度报告开放数据接口说明。', canonical: '/api/v1', crumbs: [['全部报告', '/open/']],
    main: [
      '<h1>开放数据</h1><p class="lead">年度报告中的数字可以直接取用：只读，无需登录，可跨源使用。</p>',
      '<ul class="prose"><li>结果为JSON；加<code>format=csv</code>或者用<code>Accept: text/csv</code>得到CSV。</li><li>结果分页：把<code>next</code>原样作为<code>cursor</code>送回；<code>Link</code>头给出下一页的完整地址。</li><li>每个结果带<code>ETag</code>，送回<code>If-None-Match</code>，没有变化时只答304。</li>',
      `<li>每个地址每${WINDOW_SECONDS}秒最多${LIMIT}次，余数见<code>RateLimit-Remaining</code>头。</li><li>出错时答<code>application/problem+json</code>，<code>detail</code>说明哪里不对、怎样改。</li><li>机器可读的说明：<a href="/api/v1/openapi.json">openapi.json</a>；字段、各格地址和许可：<a href="/api/v1/datapackage.json">datapackage.json</a>。许可为知识共享署名4.0（CC BY 4.0）。</li><li>单份报告的文件在报告页下载，更新可<a href="/open/feed.atom">订阅</a>。</li></ul>`,
      ...sections,
    ].join(''),
  });
}
