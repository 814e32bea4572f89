/** Answers of the open data API: JSON or CSV with ETag, problems in Chinese, open to every origin, read only. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { openCells, openChanges, openDocuments, openOrgans, openReports, type ChangePlace } from '../../../db/open-data';
import { publishedVersion } from '../../../db/publications';
import { reportCsv } from '../../export/csv';
import { reportJson } from '../../export/json';
import { reportAddress, versionAddress } from '../../publish/layout';
import { figureAt, valueAt, type ReportDocument } from '../../report/document';
import { cellAt, cellsOf } from '../../report/form';
import type { CellDef } from '../../report/form/types';
import { htmlResponse } from '../html-response';
import { csvTable } from './csv-table';
import { dataPackage } from './datapackage';
import { docsPage } from './docs-page';
import { openApi } from './openapi';
import { ApiProblem, BAD_PARAMETER, notFound } from './problem';
import { take } from './rate-limit';
import { QUERIES, REPORT_PATH, ROWS } from './schemas';

const OPEN_HEADERS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag, Link, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset', 'X-Content-Type-Options': 'nosniff' };
const JSON_TYPE = 'application/json; charset=utf-8', CSV_TYPE = 'text/csv; charset=utf-8';

type Row = Record<string, unknown>;
interface Page { data: Row[]; next: string | null }
interface Body { type: string; text: string; link?: string }

/** Answers GET /api/v1/… . `address` is the visitor's, for the rate limit. */
export function answerApi(request: Request, path: string[], address: string): Response {
  const allowance = take(address);
  if (!allowance.allowed) return problem(new ApiProblem(429, '请求过多', `请在${allowance.headers['Retry-After']}秒后再试。`), allowance.headers);
  const url = new URL(request.url);
  try {
    if (path.length === 0) return htmlResponse(request, docsPage());
    return withTag(request, route(request, url, path), allowance.headers);
  } catch (error) {
    if (error instanceof ApiProblem) return problem(error, allowance.headers);
    throw error;
  }
}

/** Anything but reading. */
export function refuseMethod(): Response {
  return problem(new ApiProblem(405, '只读接口', '本接口只接受GET和HEAD。'), { Allow: 'GET, HEAD, OPTIONS' });
}

/** The answer to a browser that asks before it reads from another site. */
export function allowOrigins(): Response {
  return new Response(null, { status: 204, headers: { ...OPEN_HEADERS, 'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS', 'Access-Control-Allow-Headers': 'Accept, If-None-Match', 'Access-Control-Max-Age': '86400' } });
}

function route(request: Request, url: URL, path: string[]): Body {
  const [first, organ, year, ...rest] = path;
  if (first === 'reports' && organ !== undefined && year !== undefined && rest.length === 0) return report(request, url, organ, year);
  if (organ !== undefined) throw notFound();
  switch (first) {
    case 'openapi.json': return { type: JSON_TYPE, text: JSON.stringify(openApi()) };
    case 'datapackage.json': return { type: JSON_TYPE, text: JSON.stringify(dataPackage()) };
    case 'offices': return list(request, url, 'offices', QUERIES.offices, ({ cursor, limit }) => paged(openOrgans(textOf(cursor), limit + 1), limit, (row) => row.slug, (row) => [{ ...row }]));
    case 'reports': return list(request, url, 'reports', QUERIES.reports, ({ cursor, limit, versions, organ: slug, year: inYear, level }) => paged(openReports({ organ: slug, year: inYear, level, allVersions: versions === 'all' }, numberOf(cursor), limit + 1), limit, (row) => row.id, ({ id: _id, ...row }) => {
      const gone = row.status === 'takenDown', current = row.status === 'current';
      return [{ ...row, document: gone ? null : `/api/v1/reports/${row.organ}/${row.year}${current ? '' : `?version=${row.version}`}`, page: gone ? null : current ? reportAddress(row.organ, row.year) : versionAddress(row.organ, row.year, row.version) }];
    }));
    case 'cells': return list(request, url, 'cells', QUERIES.cells, ({ cursor, limit, pointer, organ: slug, year: inYear, level }) => {
      const cell = cellAt('2021', pointer) ?? cellAt('2019', pointer);
      if (!cell) throw new ApiProblem(400, BAD_PARAMETER, `pointer：报告中没有“${pointer}”这一格，各格的地址见/api/v1/datapackage.json。`);
      return paged(openCells(pointer, { organ: slug, year: inYear, level }, numberOf(cursor), limit + 1), limit, (row) => row.id, ({ id: _id, value, remark, ...row }) => [{ ...row, pointer, value, unit: cell.unit, remark }]);
    });
    case 'figures': return list(request, url, 'figures', QUERIES.figures, ({ cursor, limit, organ: slug, year: inYear, level }) => paged(openDocuments({ organ: slug, year: inYear, level }, numberOf(cursor), limit + 1), limit, (row) => row.id, ({ id: _id, document, ...row }) =>
      cellsOf(document.format).map((cell) => ({ ...row, row: cell.rowLabel, column: cell.columnLabel, pointer: cell.pointer, ...valueOf(document, cell), computed: cell.sumOf !== undefined }))));
    case 'changes': return list(request, url, 'changes', QUERIES.changes, ({ cursor, limit, since }) => {
      const before = placeOf(cursor);
      return paged(openChanges(limit + 1, { ...(before ? { before } : {}), ...(since ? { since: new Date(since).toISOString() } : {}) }), limit, ({ at, id, kind }) => `${at} ${id} ${kind}`, ({ id: _id, ...row }) => [row]);
    });
    default: throw notFound();
  }
}

function valueOf(doc: ReportDocument, cell: CellDef): { value: number | string | null; unit: string; remark: string | null } {
  const figure = figureAt(doc, cell.pointer, cell.kind);
  const printed = valueAt(doc, cell.pointer);
  const value = figure.state === 'number' && cell.kind === 'count' ? figure.value : typeof printed === 'string' || typeof printed === 'number' ? printed : null;
  return { value, unit: cell.unit, remark: figure.state === 'number' ? figure.remark ?? null : null };
}

function report(request: Request, url: URL, slug: string, inYear: string): Body {
  const { version: asked, format } = parse(QUERIES.report, parameters(url));
  const { organ, year } = parse(REPORT_PATH, { organ: slug, year: inYear });
  const version = publishedVersion(organ, year, asked);
  if (!version) throw new ApiProblem(404, '没有找到', `没有公开的“${organ}”${year}年报告${asked === undefined ? '' : `第${asked}版`}。机关代号见/api/v1/offices。`);
  if (version.status === 'takenDown') throw new ApiProblem(410, '已撤下', `该报告已撤下。理由：${version.takenDown?.reason ?? ''}`);
  return wantsCsv(request, format) ? { type: CSV_TYPE, text: reportCsv(version.document, version) } : { type: JSON_TYPE, text: reportJson(version.document) };
}

function list<S extends z.ZodType<{ format?: 'json' | 'csv' | undefined }>>(request: Request, url: URL, name: keyof typeof ROWS, schema: S, read: (query: z.output<S>) => Page): Body {
  const query = parse(schema, parameters(url));
  const page = read(query);
  const link = page.next === null ? {} : { link: nextLink(url, page.next) };
  return wantsCsv(request, query.format) ? { type: CSV_TYPE, text: csvTable(Object.keys(ROWS[name].shape), page.data), ...link } : { type: JSON_TYPE, text: JSON.stringify(page), ...link };
}

/** `?format=` decides; without it the Accept header, where CSV must be named before JSON. */
function wantsCsv(request: Request, format: 'json' | 'csv' | undefined): boolean {
  if (format) return format === 'csv';
  const accepted = request.headers.get('accept') ?? '';
  const csv = accepted.indexOf('text/csv'), json = accepted.indexOf('application/json');
  return csv >= 0 && (json < 0 || csv < json);
}

function nextLink(url: URL, cursor: string): string {
  const query = new URLSearchParams(url.searchParams);
  query.set('cursor', cursor);
  return `<${url.pathname}?${query}>; rel="next"`;
}

function parameters(url: URL): Record<string, string> {
  const twice = [...url.searchParams.keys()].find((name, index, all) => all.indexOf(name) !== index);
  if (twice !== undefined) throw new ApiProblem(400, BAD_PARAMETER, `参数“${twice.slice(0, 40)}”写了不止一次。`);
  return Object.fromEntries(url.searchParams);
}

function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const answer = schema.safeParse(input);
  if (answer.success) return answer.data;
  const issues = answer.error.issues.map((issue) => issue.code === 'unrecognized_keys' ? `没有“${issue.keys.map((key) => key.slice(0, 40)).join('”“')}”这个参数` : `${String(issue.path[0] ?? '')}：${issue.message}`);
  throw new ApiProblem(400, BAD_PARAMETER, `${issues.join('；')}。允许的参数和值见/api/v1。`);
}

/** One row more than asked for was read: it tells whether there is a next page. */
function paged<T>(rows: T[], limit: number, key: (row: T) => string | number, show: (row: T) => Row[]): Page {
  const shown = rows.slice(0, limit);
  return { data: shown.flatMap(show), next: rows.length > limit ? Buffer.from(String(key(shown.at(-1)!))).toString('base64url') : null };
}

const textOf = (cursor: string | undefined): string => (cursor ? Buffer.from(cursor, 'base64url').toString('utf8') : '');
const badCursor = () => new ApiProblem(400, BAD_PARAMETER, 'cursor：不是本接口给出的值。');

function numberOf(cursor: string | undefined): number {
  const text = textOf(cursor);
  if (!/^\d{0,15}$/.test(text)) throw badCursor();
  return Number(text);
}

function placeOf(cursor: string | undefined): ChangePlace | null {
  if (!cursor) return null;
  const [, at, id, kind] = /^(\S{10,40}) (\d{1,15}) (published|corrected|takenDown)$/.exec(textOf(cursor)) ?? [];
  if (!at || !id || !kind) throw badCursor();
  return { at, id: Number(id), kind };
}

function withTag(request: Request, body: Body, limits: Record<string, string>): Response {
  const etag = `"${createHash('sha256').update(body.text).digest('base64url').slice(0, 27)}"`;
  const headers = { ...OPEN_HEADERS, ...limits, 'Cache-Control': 'public, max-age=60', Vary: 'Accept', ETag: etag, ...(body.link ? { Link: body.link } : {}) };
  const held = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (held.includes(etag) || held.includes('*')) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : body.text, { headers: { ...headers, 'Content-Type': body.type } });
}

function problem({ status, title, message }: ApiProblem, headers: Record<string, string>): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status, detail: message }), { status, headers: { ...OPEN_HEADERS, ...headers, 'Cache-Control': 'no-store', 'Content-Type': 'application/problem+json; charset=utf-8' } });
}
