/** OpenAPI 3.1 of the open data, generated from the zod schemas. */
import * as z from 'zod';
import { LIMIT, WINDOW_SECONDS } from './rate-limit';
import { ANSWERS, PROBLEM, QUERIES, REPORT_PATH } from './schemas';

export const OPERATIONS = [
  { id: 'offices', path: '/offices', summary: '已公开报告的机关', example: '/offices' },
  { id: 'reports', path: '/reports', summary: '报告目录', example: '/reports?level=subdistrict&year=2024' },
  { id: 'report', path: '/reports/{organ}/{year}', summary: '一份报告的全部内容', example: null },
  { id: 'cells', path: '/cells', summary: '同一格在各机关、各年度的数', example: '/cells?pointer=/applications/1/total' },
  { id: 'figures', path: '/figures', summary: '报告的全部数字，一格一行', example: '/figures?year=2024&format=csv' },
  { id: 'changes', path: '/changes', summary: '发布、更正、撤下的记录，新的在前', example: '/changes' },
] as const;

type Json = Record<string, unknown>;
const json = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }) as Json;
  return rest;
};

function parameters(schema: z.ZodObject, where: 'query' | 'path'): Json[] {
  const whole = json(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(whole.properties ?? {}).map(([name, { description = '', ...property }]) => ({ name, in: where, required: where === 'path' || (whole.required?.includes(name) ?? false), description, schema: property }));
}

const header = (description: string, type = 'integer') => ({ description, schema: { type } });
const LIMITS = { 'RateLimit-Limit': header(`每${WINDOW_SECONDS}秒可请求的次数`), 'RateLimit-Remaining': header('还可请求的次数'), 'RateLimit-Reset': header('多少秒后重新计数') };

export function openApi(): Json {
  const problem = (description: string, headers: Json = LIMITS) => ({ description, headers, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });
  return {
    openapi: '3.1.0',
    info: {
      title: '政府信息公开工作年度报告开放数据', version: '1.0.0', license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' },
      description: `只读，无需登录，可跨源使用。计数单位为件或者项，金额单位为万元。每个地址每${WINDOW_SECONDS}秒最多${LIMIT}次。`,
    },
    servers: [{ url: '/api/v1' }],
    paths: Object.fromEntries(OPERATIONS.map(({ id, path, summary }) => [path, { get: {
      operationId: id, summary,
      parameters: [...(id === 'report' ? parameters(REPORT_PATH, 'path') : []), ...parameters(QUERIES[id], 'query')],
      responses: {
        200: { description: '成功', headers: { ...LIMITS, ETag: header('内容标识，可用于If-None-Match', 'string'), ...(id === 'report' ? {} : { Link: header('下一页的地址（rel="next"）', 'string') }) }, content: { 'application/json': { schema: { $ref: `#/components/schemas/${id}` } }, 'text/csv': { schema: { type: 'string' } } } },
        304: { description: '与所持ETag相同' }, 400: problem('参数有误'), ...(id === 'report' ? { 404: problem('没有这份报告'), 410: problem('报告已撤下') } : {}),
        429: problem('请求过多', { ...LIMITS, 'Retry-After': header('多少秒后再试') }),
      },
    } }])),
    components: { schemas: { ...Object.fromEntries(OPERATIONS.map(({ id }) => [id, json(ANSWERS[id], 'output')])), Problem: json(PROBLEM, 'output') } },
  };
}
