/**
 * Every table. Instants are ISO texts in UTC, dates ISO dates of China, money 分, flags 0/1.
 * All tables are STRICT; the audit trail, steps and snapshots refuse update and delete by triggers; the endings of
 * names are kept by triggers (all written in the migrations).
 */
import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ReportDocument } from '../lib/report/document';
import type { FormVersion, Pointer, SectionId } from '../lib/report/form/types';
import type { OrganLevel } from '../lib/report/document';
import type { OwnFact, Powers } from '../lib/report/rules/types';
import type { ReportState, Role, StepAction } from '../lib/report/states';
import type { SiteSettings } from '../lib/desk/types';

const id = () => integer().primaryKey({ autoIncrement: true });
const flag = () => integer({ mode: 'boolean' }).notNull().default(false);
const json = <T>() => text({ mode: 'json' }).$type<T>();
const oneOf = (name: string, values: readonly string[]) => check(`${name}_known`, sql.raw(`${name} IN (${values.map((value) => `'${value}'`).join(', ')})`));

export const organs = sqliteTable('organs', {
  id: id(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  level: text().$type<OrganLevel>().notNull(),
  powers: json<Powers>().notNull(),
  countsCarriedDisputes: flag(),
  hasSubordinates: flag(),
  site: json<SiteSettings>().notNull(),
  /** Internal dates of the yearly work: what, month and day. */
  dueDates: json<{ name: string; date: string }[]>().notNull().default(sql`'[]'`),
  /** The routine of the year, kept by the office for hand-overs. */
  routine: json<string[]>().notNull().default(sql`'[]'`),
  createdAt: text().notNull(),
}, (t) => [
  check('slug_plain', sql`${t.slug} GLOB '[a-z0-9]*' AND ${t.slug} NOT GLOB '*[^a-z0-9-]*' AND length(${t.slug}) <= 60`),
  oneOf('level', ['ministry', 'province', 'city', 'county', 'township', 'subdistrict', 'department']),
]);

export const users = sqliteTable('users', {
  id: id(),
  organId: integer().references(() => organs.id),
  username: text().notNull(),
  displayName: text().notNull(),
  role: text().$type<Role>().notNull(),
  email: text(),
  passwordHash: text().notNull(),
  passwordChangedAt: text().notNull(),
  passwordHistory: json<string[]>().notNull().default(sql`'[]'`),
  mustChangePassword: flag(),
  totpSecret: text(),
  totpEnabledAt: text(),
  /** Last time step used, so that a code works once. */
  totpLastStep: integer(),
  recoveryCodes: json<string[]>().notNull().default(sql`'[]'`),
  disabledAt: text(),
  createdAt: text().notNull(),
}, (t) => [
  uniqueIndex('users_username').on(sql`lower(${t.username})`),
  index('users_organ').on(t.organId),
  oneOf('role', ['drafter', 'director', 'leader', 'admin', 'auditor']),
  check('working_roles_have_an_organ', sql`${t.role} IN ('admin', 'auditor') OR ${t.organId} IS NOT NULL`),
]);

export const sessions = sqliteTable('sessions', {
  id: text().primaryKey(),
  userId: integer().notNull().references(() => users.id),
  createdAt: text().notNull(),
  lastSeenAt: text().notNull(),
  revokedAt: text(),
  /** Digest of the address, to know the machines an account has been used from. */
  addressDigest: text().notNull(),
}, (t) => [index('sessions_user').on(t.userId, t.createdAt)]);

export const loginFailures = sqliteTable('login_failures', {
  /** `account+address`, `account` or `address`, each as a digest. */
  key: text().primaryKey(),
  count: integer().notNull(),
  firstAt: text().notNull(),
  blockedUntil: text(),
});

export const reports = sqliteTable('reports', {
  id: id(),
  organId: integer().notNull().references(() => organs.id),
  year: integer().notNull(),
  format: text().$type<FormVersion>().notNull(),
  state: text().$type<ReportState>().notNull(),
  version: integer().notNull().default(1),
  revision: integer().notNull().default(0),
  totals: text().$type<'derived' | 'typed'>().notNull().default('derived'),
  firstReport: flag(),
  /** Last year's report as entered by the office, where the system has none. */
  previous: json<ReportDocument>(),
  facts: json<OwnFact[]>().notNull().default(sql`'[]'`),
  correctionReason: text(),
  secrecyConfirmedBy: text(),
  secrecyDate: text(),
  secrecyAt: text(),
  createdBy: integer().references(() => users.id),
  createdAt: text().notNull(),
  changedAt: text().notNull(),
}, (t) => [
  uniqueIndex('reports_organ_year').on(t.organId, t.year),
  index('reports_year_state').on(t.year, t.state),
  oneOf('state', ['drafting', 'firstReview', 'secondReview', 'published', 'returned', 'correcting', 'takenDown']),
  oneOf('totals', ['derived', 'typed']),
  oneOf('format', ['2019', '2021']),
  check('year_sane', sql`${t.year} BETWEEN 2008 AND 2100`),
  check('version_sane', sql`${t.version} >= 1 AND ${t.revision} >= 0`),
]);

export const reportCells = sqliteTable('report_cells', {
  reportId: integer().notNull().references(() => reports.id),
  pointer: text().$type<Pointer>().notNull(),
  typed: text().notNull(),
  /** 件, or 分 for money; only when the typed text is a figure. */
  value: integer(),
  remark: text(),
  byName: text().notNull(),
  userId: integer().references(() => users.id),
  at: text().notNull(),
}, (t) => [
  primaryKey({ columns: [t.reportId, t.pointer] }),
  check('figure_only', sql`${t.value} IS NULL OR (${t.value} BETWEEN 0 AND 999999999999999 AND trim(${t.typed}) <> '')`),
  check('typed_short', sql`length(${t.typed}) <= 40 AND length(coalesce(${t.remark}, '')) <= 100`),
]);

export const reportTexts = sqliteTable('report_texts', {
  reportId: integer().notNull().references(() => reports.id),
  pointer: text().$type<Pointer>().notNull(),
  text: text().notNull(),
  byName: text().notNull(),
  userId: integer().references(() => users.id),
  at: text().notNull(),
}, (t) => [primaryKey({ columns: [t.reportId, t.pointer] }), check('text_bounded', sql`length(${t.text}) <= 20000`)]);

/** “其余均为0”: one act per table, with the cells it filled. */
export const statements = sqliteTable('statements', {
  id: id(),
  reportId: integer().notNull().references(() => reports.id),
  section: text().$type<SectionId>().notNull(),
  pointers: json<Pointer[]>().notNull(),
  byName: text().notNull(),
  userId: integer().notNull().references(() => users.id),
  at: text().notNull(),
  undoneAt: text(),
}, (t) => [index('statements_report').on(t.reportId)]);

/** What was taken over from a file: before and after of every place, so that a whole import (one `key`) can be taken back. */
export const imports = sqliteTable('imports', {
  id: id(),
  reportId: integer().notNull().references(() => reports.id),
  key: text().notNull(),
  fileName: text().notNull(),
  section: text().$type<SectionId>().notNull(),
  changes: json<{ pointer: Pointer; before: { typed: string; remark?: string }; after: { typed: string; remark?: string } }[]>().notNull(),
  byName: text().notNull(),
  userId: integer().notNull().references(() => users.id),
  at: text().notNull(),
  undoneAt: text(),
}, (t) => [index('imports_report').on(t.reportId)]);

export const explanations = sqliteTable('explanations', {
  id: id(),
  reportId: integer().notNull().references(() => reports.id),
  rule: text().notNull(),
  instance: text().notNull(),
  cells: json<Pointer[]>().notNull(),
  /** The cells joined, so that a finding has one explanation. */
  place: text().notNull(),
  valuesDigest: text().notNull(),
  reason: text().notNull(),
  text: text().notNull(),
  byName: text().notNull(),
  userId: integer().notNull().references(() => users.id),
  at: text().notNull(),
}, (t) => [uniqueIndex('explanations_finding').on(t.reportId, t.instance, t.place)]);

export const waivers = sqliteTable('waivers', {
  id: id(),
  reportId: integer().notNull().references(() => reports.id),
  rule: text().notNull(),
  instance: text().notNull(),
  section: text().notNull(),
  cells: json<Pointer[]>().notNull(),
  place: text().notNull(),
  valuesDigest: text().notNull(),
  message: text().notNull(),
  reason: text().notNull(),
  byName: text().notNull(),
  userId: integer().notNull().references(() => users.id),
  at: text().notNull(),
}, (t) => [uniqueIndex('waivers_finding').on(t.reportId, t.instance, t.place)]);

export const snapshots = sqliteTable('snapshots', {
  id: id(),
  reportId: integer().notNull().references(() => reports.id),
  version: integer().notNull(),
  kind: text().$type<'submission' | 'publication'>().notNull(),
  /** Canonical JSON of everything the signer saw. */
  content: text().notNull(),
  digest: text().notNull(),
  documentDigest: text().notNull(),
  at: text().notNull(),
}, (t) => [index('snapshots_report').on(t.reportId), oneOf('kind', ['submission', 'publication'])]);

export const steps = sqliteTable('steps', {
  id: id(),
  reportId: integer().notNull().references(() => reports.id),
  version: integer().notNull(),
  action: text().$type<StepAction>().notNull(),
  fromState: text().$type<ReportState>().notNull(),
  toState: text().$type<ReportState>().notNull(),
  userId: integer().notNull().references(() => users.id),
  byName: text().notNull(),
  role: text().$type<Role>().notNull(),
  onBehalfOf: text(),
  at: text().notNull(),
  remark: text().notNull(),
  digest: text().notNull(),
  documentDigest: text().notNull(),
  catalogueVersion: text().notNull(),
  snapshotId: integer().references(() => snapshots.id),
  idempotencyKey: text().notNull(),
  /** The answer given, so that a replay gets the same. */
  answer: text().notNull(),
}, (t) => [
  uniqueIndex('steps_once').on(t.idempotencyKey),
  index('steps_report').on(t.reportId),
  oneOf('action', ['submit', 'pass', 'return', 'publish', 'withdraw', 'correct', 'takeDown']),
]);

export const publications = sqliteTable('publications', {
  id: id(),
  reportId: integer().notNull().references(() => reports.id),
  organSlug: text().notNull(),
  year: integer().notNull(),
  version: integer().notNull(),
  status: text().$type<'current' | 'superseded' | 'takenDown'>().notNull(),
  /** The signed-off version as the public gets it, without its status. */
  content: text().notNull(),
  digest: text().notNull(),
  publishedAt: text().notNull(),
  takenDownAt: text(),
  takenDownReason: text(),
  /** Files on disk lag behind while `written` < `wanted`. */
  wanted: integer().notNull().default(1),
  written: integer().notNull().default(0),
  /** Name and level of the office as signed: they stand in the content too, where a list of thousands could not look. */
  organName: text().notNull().default(''),
  organLevel: text().notNull().default(''),
}, (t) => [
  uniqueIndex('publications_version').on(t.organSlug, t.year, t.version),
  uniqueIndex('publications_one_current').on(t.organSlug, t.year).where(sql`status = 'current'`),
  index('publications_report').on(t.reportId),
  // Holds all that lists and filters ask for, so that they never read the long content.
  index('publications_listed').on(t.year, t.id, t.organLevel, t.organName, t.organSlug, t.version, t.publishedAt).where(sql`status = 'current'`),
  index('publications_at').on(t.publishedAt, t.id),
  index('publications_taken_down').on(t.takenDownAt).where(sql`taken_down_at IS NOT NULL`),
  // For reports found by their office's name or by their words, whose filters are then looked at one by one.
  index('publications_by_name').on(t.organName, t.id, t.year, t.organLevel).where(sql`status = 'current'`),
  index('publications_by_id').on(t.id, t.year, t.organLevel, t.organName).where(sql`status = 'current'`),
  index('publications_waiting').on(t.id).where(sql`written < wanted`),
  oneOf('status', ['current', 'superseded', 'takenDown']),
]);

/** A remark on a place of the report: free comment, or a point of a return. */
export const comments = sqliteTable('comments', {
  id: id(),
  reportId: integer().notNull().references(() => reports.id),
  version: integer().notNull(),
  stepId: integer().references(() => steps.id),
  /** Cell, text, section or '' for the whole report. */
  pointer: text().$type<Pointer>().notNull(),
  /** Passage the remark stands at, as it read then. */
  quote: text().notNull().default(''),
  /** Value or text of the place when the remark was made. */
  valueThen: text().notNull().default(''),
  must: flag(),
  text: text().notNull(),
  userId: integer().notNull().references(() => users.id),
  byName: text().notNull(),
  role: text().$type<Role>().notNull(),
  at: text().notNull(),
  resolvedAt: text(),
  resolvedByName: text(),
  /** Answers given before this did not satisfy and no longer count. */
  reopenedAt: text(),
}, (t) => [index('comments_report').on(t.reportId)]);

export const replies = sqliteTable('replies', {
  id: id(),
  commentId: integer().notNull().references(() => comments.id),
  /** changed = 已改, declined = 不改（说明原因）, plain = 回复. */
  kind: text().$type<'plain' | 'changed' | 'declined'>().notNull(),
  text: text().notNull(),
  valueNow: text().notNull().default(''),
  userId: integer().notNull().references(() => users.id),
  byName: text().notNull(),
  role: text().$type<Role>().notNull(),
  at: text().notNull(),
}, (t) => [index('replies_comment').on(t.commentId), oneOf('kind', ['plain', 'changed', 'declined'])]);

/** What a reviewer saw last, for 自您上次审阅后. */
export const lastSeen = sqliteTable('last_seen', {
  reportId: integer().notNull().references(() => reports.id),
  userId: integer().notNull().references(() => users.id),
  content: text().notNull(),
  at: text().notNull(),
}, (t) => [primaryKey({ columns: [t.reportId, t.userId] })]);

export const delegations = sqliteTable('delegations', {
  id: id(),
  organId: integer().notNull().references(() => organs.id),
  role: text().$type<'director' | 'leader'>().notNull(),
  fromUserId: integer().notNull().references(() => users.id),
  toUserId: integer().notNull().references(() => users.id),
  fromDate: text().notNull(),
  toDate: text().notNull(),
  reason: text().notNull(),
  grantedByName: text().notNull(),
  at: text().notNull(),
  revokedAt: text(),
}, (t) => [index('delegations_to').on(t.toUserId), check('period_ordered', sql`${t.fromDate} <= ${t.toDate}`), check('two_people', sql`${t.fromUserId} <> ${t.toUserId}`)]);

export const notices = sqliteTable('notices', {
  id: id(),
  userId: integer().notNull().references(() => users.id),
  kind: text().$type<'handed' | 'returned' | 'comment' | 'overdue' | 'published' | 'passed' | 'takenDown' | 'handover' | 'delegated' | 'auditor' | 'account'>().notNull(),
  reportId: integer().references(() => reports.id),
  text: text().notNull(),
  href: text().notNull(),
  at: text().notNull(),
  readAt: text(),
  /** A notice of a date is given once. */
  onceKey: text(),
}, (t) => [index('notices_user').on(t.userId, t.readAt), uniqueIndex('notices_once').on(t.onceKey)]);

export const mails = sqliteTable('mails', {
  id: id(),
  noticeId: integer().notNull().references(() => notices.id),
  recipient: text().notNull(),
  subject: text().notNull(),
  body: text().notNull(),
  attempts: integer().notNull().default(0),
  nextAt: text().notNull(),
  sentAt: text(),
  lastError: text(),
}, (t) => [index('mails_waiting').on(t.nextAt).where(sql`sent_at IS NULL`)]);

/** Days that are not what their weekday says: holidays, and working Saturdays and Sundays (调休). */
export const calendarDays = sqliteTable('calendar_days', {
  date: text().primaryKey(),
  kind: text().$type<'holiday' | 'workday'>().notNull(),
  name: text().notNull(),
}, () => [oneOf('kind', ['holiday', 'workday'])]);

export const handovers = sqliteTable('handovers', {
  id: id(),
  organId: integer().notNull().references(() => organs.id),
  role: text().$type<Role>().notNull(),
  fromUserId: integer().notNull().references(() => users.id),
  toUserId: integer().notNull().references(() => users.id),
  content: text().notNull(),
  digest: text().notNull(),
  note: text().notNull(),
  madeByName: text().notNull(),
  at: text().notNull(),
  handedAt: text(),
  acknowledgedAt: text(),
}, (t) => [index('handovers_organ').on(t.organId)]);

/** Own words and ignored findings of the proofreading, per office. */
export const proofreadWords = sqliteTable('proofread_words', {
  organId: integer().notNull().references(() => organs.id),
  kind: text().$type<'word' | 'ignore'>().notNull(),
  text: text().notNull(),
  byName: text().notNull(),
  at: text().notNull(),
}, (t) => [primaryKey({ columns: [t.organId, t.kind, t.text] }), oneOf('kind', ['word', 'ignore'])]);

export const settings = sqliteTable('settings', { key: text().primaryKey(), value: text({ mode: 'json' }).notNull() });

export const audit = sqliteTable('audit', {
  seq: integer().primaryKey(),
  at: text().notNull(),
  actorId: integer(),
  actorName: text().notNull(),
  organId: integer(),
  act: text().notNull(),
  subject: text().notNull(),
  /** Canonical JSON. */
  details: text().notNull(),
  prevHash: text().notNull(),
  hash: text().notNull(),
}, (t) => [index('audit_organ').on(t.organId, t.seq), index('audit_act').on(t.act, t.seq), index('audit_subject').on(t.subject, t.seq), index('audit_actor').on(t.actorId, t.seq)]);

/** What is happening again and again right now: written once, then counted until its minute is over (db/audit-counted.ts). */
export const auditCounted = sqliteTable('audit_counted', {
  key: text().primaryKey(),
  since: text().notNull(),
  /** How often since the entry that was written. */
  again: integer().notNull().default(0),
  actorId: integer(),
  actorName: text().notNull(),
  organId: integer(),
  act: text().notNull(),
  subject: text().notNull(),
  details: json<Record<string, unknown>>().notNull(),
  /** Counts towards the most kinds of refusals a person may have written in a minute. */
  capped: flag(),
}, (t) => [index('audit_counted_since').on(t.since)]);

/*
 * Names by their endings: 市政府, 政府, 府 for 市政府. Letters stand in a name where one of its endings begins with them, so
 * that any part of a name, also one character, is one stretch of the primary key (db/names.ts). Endings are in lower case
 * and at most sixteen characters; triggers keep them with the row they come from.
 *
 * These tables and published_runs are asked in SQL of their own (db/names.ts, db/search.ts) and by no name of this file. They
 * stand here because drizzle-kit compares this file with the last migration: a table left out would be dropped by the next.
 */
const ending = () => text().notNull();
const endingSane = (name: string) => check(`${name}_sane`, sql.raw('length(ending) BETWEEN 1 AND 16'));

/** Names and addresses of offices. */
export const organEndings = sqliteTable('organ_endings', { part: text().$type<'name' | 'slug'>().notNull(), ending: ending(), organId: integer().notNull() }, (t) => [primaryKey({ columns: [t.part, t.ending, t.organId] }), check('organ_ending_part', sql`part IN ('name', 'slug')`), endingSane('organ_ending')]);

/** Names of accounts and of their owners. */
export const userEndings = sqliteTable('user_endings', { ending: ending(), userId: integer().notNull() }, (t) => [primaryKey({ columns: [t.ending, t.userId] }), endingSane('user_ending')]);

/** Each name that stands on a publication, once. */
export const publishedNames = sqliteTable('published_names', { id: integer().primaryKey(), name: text().notNull().unique() });
export const publishedNameEndings = sqliteTable('published_name_endings', { ending: ending(), nameId: integer().notNull() }, (t) => [primaryKey({ columns: [t.ending, t.nameId] }), endingSane('published_name_ending')]);

/** Current reports as runs of characters between blanks (lib/open/words.ts): where the index of the words would be asked for each of many reports, the report itself is. */
export const publishedRuns = sqliteTable('published_runs', { publicationId: integer().primaryKey().references(() => publications.id), runs: text().notNull() }, (t) => [
  // The numbers alone, to see what is missing without passing by all texts.
  index('published_runs_id').on(t.publicationId),
]);
