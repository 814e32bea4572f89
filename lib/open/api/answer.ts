/** Answers of the open data API: JSON or CSV with ETag, problems in Chinese, open to every origin, read only. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { openCells, openChanges, openOrgans, openReports } from '../../../db/open-data';
import { publishedVersion } from '../../../db/publications';
import { csvField } from '../../export/csv';
import { reportJson } from '../../export/json';
import { cellAt } from '../../report/form';
import { dataPackage } from './datapackage';
import { docsPage } from './docs-page';
import { openApi } from './openapi';
import { take } from './rate-limit';
import { htmlResponse } from '../html-response';
import { QUERIES, REPORT_PATH } from './schemas';

const OPEN_HEADERS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag, Link, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset', 'Cache-Control': 'public, max-age=60', Vary: 'Accept' };

type Row = Record<string, unknown>;
interface Page { data: Row[]; next: string | null }

/** Answers GET /api/v1/… . `address` is the visitor's, for the rate limit. */
export function answerApi(request: Request, path: string[], address: string): Response {
  const allowance = take(address);
  if (!allowance.allowed) return problem(429, '请求过多', `请在${allowance.headers['Retry-After']}秒后再试。`, allowance.headers);
  const url = new URL(request.url);
  try {
    if (path.length === 0) return htmlResponse(request, docsPage());
    return withTag(request, route(request, url, path), allowance.headers);
  } catch (error) {
    if (error instanceof ApiProblem) return problem(error.status, error.title, error.message, allowance.headers);
    throw error;
  }
}

class ApiProblem extends Error {
  constructor(readonly status: number, readonly title: string, detail: string) { super(detail); }
}

interface Body { type: string; text: string; link?: string }

function route(request: Request, url: URL, path: string[]): Body {
  const [first, second, third, ...rest] = path;
  if (rest.length > 0) throw notFound();
  if (first === undefined) throw notFound();
  if (second === undefined) {
    switch (first) {
      case 'openapi.json': return { type: 'application/json; charset=utf-8', text: JSON.stringify(openApi()) };
      case 'datapackage.json': return { type: 'application/json; charset=utf-8', text: JSON.stringify(dataPackage()) };
      case 'offices': return list(request, url, QUERIES.offices, ({ cursor, limit }) => paged(openOrgans(decode(cursor), limit + 1).map((row) => ({ key: row.slug, row: { ...row } })), limit));
      case 'reports': return list(request, url, QUERIES.reports, ({ cursor, limit, versions, ...filter }) => paged(openReports({ ...filter, allVersions: versions === 'all' }, number(cursor), limit + 1).map(({ id, ...row }) => ({ key: id, row: { ...row, document: `/api/v1/reports/${row.organ}/${row.year}`, page: `/open/${row.organ}/${row.year}` } })), limit));
      case 'cells': return list(request, url, QUERIES.cells, ({ cursor, limit, pointer, ...filter }) => {
        if (!cellAt('2021', pointer) && !cellAt('2019', pointer)) throw new ApiProblem(400, '参数有误', `pointer：报告中没有“${pointer}”这一格，见 /api/v1/datapackage.json。`);
        return paged(openCells(pointer, filter, number(cursor), limit + 1).map(({ id, ...row }) => ({ key: id, row })), limit);
      });
      case 'changes': return list(request, url, QUERIES.changes, ({ limit }) => ({ data: openChanges(limit).map(({ id: _id, ...row }) => row), next: null }));
    }
  }
  if (first === 'reports' && second !== undefined && third !== undefined) {
    parse(QUERIES.report, Object.fromEntries(url.searchParams));
    const { organ, year } = parse(REPORT_PATH, { organ: second, year: third });
    const version = publishedVersion(organ, year);
    if (!version) throw new ApiProblem(404, '没有找到', `没有公开的${year}年“${organ}”报告。`);
    if (version.status === 'takenDown') throw new ApiProblem(410, '已撤下', `该报告已撤下：${version.takenDown?.reason ?? ''}`);
    return { type: 'application/json; charset=utf-8', text: reportJson(version.document) };
  }
  throw notFound();
}

const notFound = () => new ApiProblem(404, '没有找到', '没有这个地址，见 /api/v1 的说明。');

function list<S extends z.ZodType<{ format: 'json' | 'csv' }>>(request: Request, url: URL, schema: S, read: (query: z.output<S>) => Page): Body {
  const query = parse(schema, Object.fromEntries(url.searchParams));
  const page = read(query);
  const next = page.next === null ? undefined : nextLink(url, page.next);
  const wantsCsv = query.format === 'csv' || (!url.searchParams.has('format') && (request.headers.get('accept') ?? '').includes('text/csv'));
  if (!wantsCsv) return { type: 'application/json; charset=utf-8', text: JSON.stringify(page), ...(next ? { link: next } : {}) };
  const columns = Object.keys(page.data[0] ?? {});
  const rows = page.data.map((row) => columns.map((column) => csvField(Array.isArray(row[column]) ? (row[column] as unknown[]).join(' ') : String(row[column] ?? ''))).join(','));
  return { type: 'text/csv; charset=utf-8', text: `\ufeff${[columns.join(','), ...rows].join('\r\n')}\r\n`, ...(next ? { link: next } : {}) };
}

function nextLink(url: URL, cursor: string): string {
  const query = new URLSearchParams(url.searchParams);
  query.set('cursor', cursor);
  return `<${url.pathname}?${query}>; rel="next"`;
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const answer = schema.safeParse(input);
  if (answer.success) return answer.data;
  const [issue] = answer.error.issues;
  const name = issue?.code === 'unrecognized_keys' ? issue.keys.join('、') : String(issue?.path[0] ?? '');
  throw new ApiProblem(400, '参数有误', issue?.code === 'unrecognized_keys' ? `没有“${name}”这个参数。` : `${name}：${issue?.code === 'custom' || /[\u4e00-\u9fa5]/.test(issue?.message ?? '') ? issue?.message : '不是允许的值'}。允许的值见 /api/v1。`);
}

/** One row more than asked for was read: it tells whether there is a next page. */
function paged(rows: { key: string | number; row: Row }[], limit: number): Page {
  const shown = rows.slice(0, limit);
  return { data: shown.map(({ row }) => row), next: rows.length > limit ? Buffer.from(String(shown.at(-1)!.key)).toString('base64url') : null };
}

const decode = (cursor: string | undefined): string => (cursor ? Buffer.from(cursor, 'base64url').toString('utf8') : '');
function number(cursor: string | undefined): number {
  const value = cursor ? Number(decode(cursor)) : 0;
  if (!Number.isSafeInteger(value) || value < 0 || (cursor && !/^[\w-]+$/.test(cursor))) throw new ApiProblem(400, '参数有误', 'cursor：不是本接口给出的值。');
  return value;
}

function withTag(request: Request, body: Body, limits: Record<string, string>): Response {
  const etag = `"${createHash('sha256').update(body.text).digest('base64url').slice(0, 27)}"`;
  const headers = { ...OPEN_HEADERS, ...limits, ETag: etag, ...(body.link ? { Link: body.link } : {}) };
  if ((request.headers.get('if-none-match') ?? '').split(/,\s*/).includes(etag)) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : body.text, { headers: { ...headers, 'Content-Type': body.type } });
}

function problem(status: number, title: string, detail: string, headers: Record<string, string>): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail }), { status, headers: { ...OPEN_HEADERS, ...headers, 'Cache-Control': 'no-store', 'Content-Type': 'application/problem+json; charset=utf-8' } });
}
