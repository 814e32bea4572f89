/** Speaks to the pages without a browser: signs in through the form as it stands in the page, and calls server actions by name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Cookies of an answer as a Cookie header, over those held before. */
export function cookiesOf(answer: Response, before = ''): string {
  const held = new Map(before.split('; ').filter(Boolean).map((pair) => [pair.slice(0, pair.indexOf('=')), pair] as const));
  for (const line of answer.headers.getSetCookie()) {
    const pair = line.split(';', 1)[0] ?? '';
    const name = pair.slice(0, pair.indexOf('='));
    if (pair.endsWith('=') || /max-age=0/i.test(line)) held.delete(name);
    else held.set(name, pair);
  }
  return [...held.values()].join('; ');
}

/** Signs in by sending the log-in form the way a browser without JavaScript does; answers the Cookie header. */
export async function signIn(address: string, username: string, password: string): Promise<string> {
  const page = await fetch(`${address}/login`);
  const html = await page.text();
  const form = new FormData();
  for (const tag of html.match(/<input\b[^>]*>/g) ?? []) {
    const name = attribute(tag, 'name');
    if (name && attribute(tag, 'type') === 'hidden') form.append(name, attribute(tag, 'value') ?? '');
  }
  form.append('username', username);
  form.append('password', password);
  const answer = await fetch(`${address}/login`, { method: 'POST', body: form, redirect: 'manual', headers: { Origin: address, Cookie: cookiesOf(page) } });
  const cookie = cookiesOf(answer, cookiesOf(page));
  await answer.arrayBuffer();
  if (answer.status < 300 || answer.status >= 400) throw new Error(`登录 ${username} 未成功：${answer.status}`);
  return cookie;
}

interface Manifest { node: Record<string, { exportedName?: string; filename?: string; workers: Record<string, unknown> }> }

/** The id under which the built product answers to a server action, by file (repository path) and exported name. */
export function actionId(file: string, exportedName: string, root = process.cwd()): string {
  const manifest = JSON.parse(readFileSync(join(root, '.next/server/server-reference-manifest.json'), 'utf8')) as Manifest;
  const found = Object.entries(manifest.node).find(([, action]) => action.exportedName === exportedName && (action.filename ?? '').endsWith(file));
  if (!found) throw new Error(`没有服务端动作 ${file}: ${exportedName}`);
  return found[0];
}

/** Every server action of the built product. */
export function actionsOnDisk(root = process.cwd()): { id: string; file: string; name: string; pages: string[] }[] {
  const manifest = JSON.parse(readFileSync(join(root, '.next/server/server-reference-manifest.json'), 'utf8')) as Manifest;
  return Object.entries(manifest.node).map(([id, action]) => ({ id, file: action.filename ?? '', name: action.exportedName ?? '', pages: Object.keys(action.workers) }));
}

/** A string that begins with $ has a meaning of its own in the format of action arguments. */
const escaped = (value: unknown): unknown =>
  typeof value === 'string' ? (value.startsWith('$') ? `$${value}` : value)
    : Array.isArray(value) ? value.map(escaped)
      : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).map(([key, item]) => [key, escaped(item)]))
        : value;

/** Body of an action call with plain arguments. */
export const actionBody = (args: unknown[]) => JSON.stringify(args.map(escaped));

/** The value an action returned, out of the stream it answers with: the line `1:` holds it. */
export function actionResult(body: string): unknown {
  const line = body.split('\n').find((text) => text.startsWith('1:'));
  return line === undefined ? undefined : JSON.parse(line.slice(2));
}

/** Calls a server action from the page it belongs to. */
export async function callAction(address: string, cookie: string, page: string, id: string, args: unknown[]): Promise<{ status: number; result: unknown; body: string; location: string | null }> {
  const answer = await fetch(`${address}${page}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: address, Cookie: cookie, 'Next-Action': id, Accept: 'text/x-component', 'Content-Type': 'text/plain;charset=UTF-8' },
    body: actionBody(args),
  });
  const body = await answer.text();
  return { status: answer.status, body, location: answer.headers.get('location'), result: answer.ok && answer.headers.get('content-type')?.startsWith('text/x-component') ? actionResult(body) : undefined };
}
