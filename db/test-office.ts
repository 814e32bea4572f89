/** Offices, people and filled reports for tests: a real database in a temporary folder. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cellsOf } from '../lib/report/form';
import type { SectionId } from '../lib/report/form/types';
import type { Role, SignedIn } from '../lib/desk/types';
import { hashPassword } from '../lib/auth/password';
import { SYSTEM } from './audit';
import { closeDatabase, nowIso, tables, useDatabase } from './client';
import { explainWarning, recordSecrecyReview } from './declarations';
import { addOrgan } from './organs';
import { deskReport, openReport, saveSection, zeroRest } from './reports';
import { users } from './schema';

export const PASSWORD = 'Ceshi-mima-2024';
let hashed: Promise<string> | undefined;

export interface TestOffice { organId: number; drafter: SignedIn; director: SignedIn; leader: SignedIn; admin: SignedIn; auditor: SignedIn; drafter2: SignedIn }

/** Opens an empty database; answers how to remove it. */
export function freshDatabase(): { file: string; folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-db-'));
  const file = join(folder, 'gouji.db');
  useDatabase(file);
  return { file, folder, remove: () => { closeDatabase(); rmSync(folder, { recursive: true, force: true }); } };
}

export async function makeOffice(slug = 'ceshi', name = '新华区测试街道办事处'): Promise<TestOffice> {
  const added = addOrgan(SYSTEM, {
    slug, name, level: 'subdistrict', powers: { regulations: 'no', normativeDocuments: 'unknown', licensing: 'unknown', penalties: 'unknown', coercion: 'unknown' }, countsCarriedDisputes: false,
    site: { siteName: '新华区人民政府', siteDomain: 'www.example.gov.cn', siteIdCode: '4104020001', columnName: '政府信息公开年报', columnDescription: '年度报告', columnKeywords: '年报', columnType: '信息公开年报' },
  });
  if (!added.ok) throw new Error(added.message);
  const passwordHash = await (hashed ??= hashPassword(PASSWORD));
  const person = (username: string, displayName: string, role: Role): SignedIn => {
    const { id } = tables().insert(users).values({ username: `${slug}-${username}`, displayName, role, organId: added.id, passwordHash, passwordChangedAt: nowIso(), createdAt: nowIso() }).returning({ id: users.id }).get();
    return { userId: id, username: `${slug}-${username}`, displayName, role, organId: added.id, sessionId: 'test' };
  };
  return {
    organId: added.id, drafter: person('drafter', '李敏', 'drafter'), director: person('director', '王建国', 'director'), leader: person('leader', '张伟', 'leader'),
    admin: person('admin', '赵管', 'admin'), auditor: person('auditor', '钱审', 'auditor'), drafter2: person('drafter2', '周宁', 'drafter'),
  };
}

const TEXTS = (year: number): [SectionId, string, string][] => [
  ['overview', '/overview/proactive', `${year}年，本街道通过政府网站主动公开信息13条，内容涵盖安全生产、社会救助、养老服务。`],
  ['overview', '/overview/onRequest', `${year}年，本街道未收到政府信息公开申请，无结转。`],
  ['overview', '/overview/management', '健全信息发布审核制度，严格执行先审查后公开，全年没有发生失泄密事件，组织业务培训2次。'],
  ['overview', '/overview/platform', '依托区政府网站公开专栏发布信息，维护公示栏1处，及时更新办事指南。'],
  ['overview', '/overview/supervision', `政务公开纳入工作考核，结果良好；开展社会评议1次，群众满意；${year}年度无责任追究情况。`],
  ['problems', '/problems', '存在的问题：一是公开内容的时效性有待提高，二是业务人员变动较多。改进措施：一是明确各科室报送时限，按月检查；二是完善交接制度，加强业务培训，确保人员变动时工作不断档。'],
  ['other', '/otherMatters', '按照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）规定的按件、按量收费标准，本年度没有产生政府信息公开处理费。'],
];

/** Fills a whole all-zero report so that nothing but the steps is missing. */
export function fillReport(drafter: SignedIn, year: number): void {
  const must = <T extends { ok: boolean }>(answer: T) => { if (!answer.ok) throw new Error(JSON.stringify(answer)); return answer; };
  must(openReport(drafter, year));
  const now = deskReport(drafter, year)!;
  for (const [section, pointer, typed] of TEXTS(year)) must(saveSection(drafter, { year, section, edits: [{ pointer, base: now.texts[pointer]?.typed ?? '', typed }] }));
  must(saveSection(drafter, { year, section: 'other', edits: ['/informationFees/notices', '/informationFees/chargedYuan', '/informationFees/collectedYuan'].map((pointer) => ({ pointer, base: now.cells[pointer]?.typed ?? '', typed: '0' })) }));
  for (const section of ['disclosure', 'applications', 'disputes'] as const) {
    if (cellsOf(now.format).some((cell) => cell.pointer.startsWith(`/${section}/`) && !cell.sumOf && !deskReport(drafter, year)!.cells[cell.pointer]?.typed)) must(zeroRest(drafter, { year, section }));
  }
  explainAll(drafter, year);
  must(recordSecrecyReview(drafter, { year, confirmedBy: '孙密', date: '2025-01-10' }));
}

export function explainAll(drafter: SignedIn, year: number): void {
  for (const finding of deskReport(drafter, year)!.result.findings.filter((item) => item.severity === 'warning')) {
    explainWarning(drafter, { year, rule: finding.rule, instance: finding.instance, cells: finding.cells, reason: '情况属实', text: '已核对台账' });
  }
}
