/** OpenAPI 3.1 of the open data, generated from the zod schemas. */
import { z } from 'zod';
import { ANSWERS, PROBLEM, QUERIES, REPORT_PATH } from './schemas';

export const OPERATIONS = [
  { id: 'offices', path: '/offices', summary: '已公开报告的机关' },
  { id: 'reports', path: '/reports', summary: '报告目录' },
  { id: 'report', path: '/reports/{organ}/{year}', summary: '一份报告的全部内容' },
  { id: 'cells', path: '/cells', summary: '同一格在各机关、各年度的数' },
  { id: 'changes', path: '/changes', summary: '发布、更正、撤下的记录' },
] as const;

type Json = Record<string, unknown>;
const json = (schema: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(schema, { io, target: 'draft-2020-12' }) as Json;

function parameters(schema: z.ZodObject, where: 'query' | 'path'): Json[] {
  const whole = json(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(whole.properties ?? {}).map(([name, property]) => ({ name, in: where, required: where === 'path' || (whole.required?.includes(name) ?? false), description: property.description ?? '', schema: property }));
}

export function openApi(): Json {
  const problem = { description: '参数有误、没有找到，或者请求过多', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  return {
    openapi: '3.1.0',
    info: { title: '政府信息公开工作年度报告开放数据', version: '1.0.0', description: '只读。数字单位为件，行政事业性收费为万元。', license: { name: 'CC BY 4.0', identifier: 'CC-BY-4.0' } },
    servers: [{ url: '/api/v1' }],
    paths: Object.fromEntries(OPERATIONS.map(({ id, path, summary }) => [path, { get: {
      operationId: id, summary,
      parameters: [...(id === 'report' ? parameters(REPORT_PATH, 'path') : []), ...parameters(QUERIES[id], 'query')],
      responses: {
        200: { description: '成功', content: { 'application/json': { schema: { $ref: `#/components/schemas/${id}` } }, ...(id === 'report' ? {} : { 'text/csv': { schema: { type: 'string' } } }) } },
        304: { description: '与所持 ETag 相同' }, 400: problem, 404: problem, 429: problem,
      },
    } }])),
    components: { schemas: { ...Object.fromEntries(OPERATIONS.map(({ id }) => [id, json(ANSWERS[id], 'output')])), Problem: json(PROBLEM, 'output') } },
  };
}
