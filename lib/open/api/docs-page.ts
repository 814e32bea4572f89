/** The readable page of the API, from the same description. */
import { escapeHtml } from '../../export/article';
import { publicPage } from '../chrome';
import { openApi, OPERATIONS } from './openapi';

interface Parameter { name: string; required: boolean; description: string; schema: { type?: string; enum?: string[]; default?: unknown } }

export function docsPage(): string {
  const paths = openApi().paths as Record<string, { get: { parameters: Parameter[] } }>;
  const sections = OPERATIONS.map(({ id, path, summary }) => {
    const rows = paths[path]!.get.parameters.map((parameter) => `<tr><th scope="row"><code>${parameter.name}</code></th><td>${parameter.required ? '必填' : '可选'}</td><td>${escapeHtml(parameter.description)}${parameter.schema.enum ? `：${parameter.schema.enum.map((value) => `<code>${escapeHtml(value)}</code>`).join('、')}` : ''}${parameter.schema.default !== undefined ? `，默认<code>${escapeHtml(String(parameter.schema.default))}</code>` : ''}</td></tr>`);
    return `<section aria-labelledby="${id}"><h2 id="${id}"><code>GET /api/v1${escapeHtml(path)}</code></h2><p>${summary}</p>${rows.length ? `<div class="scroll" role="region" tabindex="0" aria-label="${summary}的参数"><table class="list"><thead><tr><th scope="col">参数</th><th scope="col">要求</th><th scope="col">说明</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>` : ''}</section>`;
  });
  return publicPage({
    title: '开放数据接口', description: '年度报告开放数据接口说明。', canonical: '/api/v1', crumbs: [['全部报告', '/open/']],
    main: `<h1>开放数据接口</h1><p class="lead">只读，无需登录。机器可读的说明见<a href="/api/v1/openapi.json">openapi.json</a>，字段和许可见<a href="/api/v1/datapackage.json">datapackage.json</a>。</p><p>例：<a href="/api/v1/cells?pointer=/applications/1/total">各机关历年“本年新收”总计</a>，<a href="/api/v1/cells?pointer=/applications/1/total&amp;format=csv">同样内容的CSV</a>。结果分页，<code>next</code>原样作为<code>cursor</code>送回；每分钟最多120次。</p>${sections.join('')}`,
  });
}
