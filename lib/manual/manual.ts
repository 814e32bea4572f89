/** The handbooks of docs/manual as pages of the product: rendered once, searched by passage. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked } from 'marked';

export const HANDBOOKS = {
  drafter: '经办人手册', director: '党政办主任手册', leader: '分管领导手册', admin: '系统管理员手册', auditor: '审计员手册',
} as const;
export type Handbook = keyof typeof HANDBOOKS;
export const isHandbook = (name: string): name is Handbook => Object.hasOwn(HANDBOOKS, name);

export interface Chapter { id: string; title: string; html: string; text: string; /** Addresses of the pages it explains: `*` one part, `**` the rest. */ pages: string[] }

const FOLDER = join(process.env.GOUJI_ROOT ?? process.cwd(), 'docs', 'manual');
const cache = new Map<Handbook, Chapter[]>();

/** A line under the title of a chapter names the pages it explains. */
const PAGES = /^<!-- 页面：(.+) -->$/;

/** Chapters of one handbook, in order. The texts are ours, so their HTML is trusted; pictures come from docs/screenshots. */
export function chaptersOf(handbook: Handbook): Chapter[] {
  let chapters = cache.get(handbook);
  if (!chapters) cache.set(handbook, (chapters = read(handbook)));
  return chapters;
}

function read(handbook: Handbook): Chapter[] {
  const source = readFileSync(join(FOLDER, `${handbook}.md`), 'utf8').replaceAll('../screenshots/', '/help/screenshots/');
  const marked = new Marked({ gfm: true });
  return source.split(/^## /m).slice(1).map((part, index) => {
    const [title = '', ...lines] = part.split('\n');
    const pages = PAGES.exec(lines[0] ?? '')?.[1]!.trim().split(/\s+/) ?? [];
    const body = lines.slice(pages.length > 0 ? 1 : 0).join('\n').trim();
    return { id: `c${index + 1}`, title: title.trim(), pages, html: marked.parse(body, { async: false }), text: body.replaceAll(/[#*`>\-|]|!\[[^\]]*\]\([^)]*\)/g, ' ').replaceAll(/\s+/g, ' ') };
  });
}

export interface HelpTopic { pattern: string; href: string; title: string }

/** Which chapter of a handbook explains which page, the closest description first. */
export function helpTopics(handbook: Handbook): HelpTopic[] {
  return chaptersOf(handbook).flatMap(({ id, title, pages }) => pages.map((pattern) => ({ pattern, href: `/help/${handbook}#${id}`, title })))
    .sort((a, b) => Number(a.pattern.includes('**')) - Number(b.pattern.includes('**')) || b.pattern.length - a.pattern.length);
}

export interface Passage { handbook: Handbook; id: string; title: string; before: string; match: string; after: string }

/** Chapters that contain the words, with the passage around the first place; at most `limit`. */
export function searchManual(words: string, limit = 20): Passage[] {
  const wanted = words.normalize('NFKC').trim().toLowerCase();
  if (!wanted) return [];
  return (Object.keys(HANDBOOKS) as Handbook[]).flatMap((handbook) => chaptersOf(handbook).flatMap((chapter): Passage[] => {
    const text = `${chapter.title}。${chapter.text}`;
    const at = text.toLowerCase().indexOf(wanted);
    if (at < 0) return [];
    return [{ handbook, id: chapter.id, title: chapter.title, before: text.slice(Math.max(0, at - 30), at), match: text.slice(at, at + wanted.length), after: text.slice(at + wanted.length, at + wanted.length + 60) }];
  })).slice(0, limit);
}
