/** The demo office: five accounts, last year's report published through the real steps, this year's being filled in. */
import { eq } from 'drizzle-orm';
import { hashPassword } from '../lib/auth/password';
import type { Role, SignedIn } from '../lib/desk/types';
import { formVersionForYear } from '../lib/report/document';
import { feeStatement } from '../lib/report/fee-statement';
import { cellsOf } from '../lib/report/form';
import type { Pointer, SectionId } from '../lib/report/form/types';
import { appendAudit, SYSTEM } from './audit';
import { nowIso, tables, write } from './client';
import { declareFirstReport, explainWarning, recordSecrecyReview } from './declarations';
import { addOrgan, organBySlug } from './organs';
import { deskReport, openReport, saveSection, zeroRest } from './reports';
import { users } from './schema';
import { endAllSessions } from './sessions';
import { applyStep } from './steps';
import { userByName } from './users';

export const DEMO_SLUG = 'xishichang';
const SECOND_SLUG = 'dongfenglu';

const ACCOUNTS: { username: string; displayName: string; role: Role; slug: string }[] = [
  { username: 'drafter', displayName: '李敏', role: 'drafter', slug: DEMO_SLUG },
  { username: 'director', displayName: '王建国', role: 'director', slug: DEMO_SLUG },
  { username: 'leader', displayName: '张伟', role: 'leader', slug: DEMO_SLUG },
  { username: 'admin', displayName: '赵强', role: 'admin', slug: DEMO_SLUG },
  { username: 'auditor', displayName: '陈静', role: 'auditor', slug: DEMO_SLUG },
  { username: 'drafter2', displayName: '刘洋', role: 'drafter', slug: SECOND_SLUG },
  { username: 'director2', displayName: '孙丽', role: 'director', slug: SECOND_SLUG },
  { username: 'leader2', displayName: '周明', role: 'leader', slug: SECOND_SLUG },
];

const office = (slug: string, name: string, telephone: string) => ({
  slug, name, level: 'subdistrict' as const,
  powers: { regulations: 'no' as const, normativeDocuments: 'unknown' as const, licensing: 'unknown' as const, penalties: 'unknown' as const, coercion: 'unknown' as const },
  countsCarriedDisputes: false, hasSubordinates: false,
  site: {
    siteName: '新华区人民政府', siteDomain: 'www.xinhuaqu.example.cn', siteIdCode: '4104020001', columnName: '政府信息公开年报', columnDescription: '新华区各单位政府信息公开工作年度报告', columnKeywords: '政府信息公开,年度报告', columnType: '信息公开年报',
    telephone,
  },
});

/** Last year's words: an office that had no application and published seven items. */
const TEXTS_2023: Record<Pointer, string> = {
  '/overview/proactive': '2023年，我街道依托区政府网站政府信息公开专栏主动公开信息11条，其中机构职能2条，社会救助4条，安全生产3条，财政预决算2条；在社区公示栏张贴惠民政策告知36份。',
  '/overview/onRequest': '2023年，我街道未收到政府信息公开申请，没有上年结转的申请，也没有结转下年度继续办理的申请。',
  '/overview/management': '落实信息发布审核登记制度，坚持先审查、后公开，每条信息由经办人拟稿、党政办主任初审、分管领导签发。全年对历史信息开展清理1次。',
  '/overview/platform': '维护区政府网站街道专栏1个、社区公示栏12处，及时更新街道办事指南和便民电话，方便群众查询。',
  '/overview/supervision': '将政务公开纳入年度工作考核，考核结果为合格；接受社会评议1次，群众未提出负面意见。2023年度无责任追究情况。',
  '/problems': '存在的主要问题：一是主动公开的内容以工作动态为主，政策解读偏少；二是社区公示栏信息更新不够及时。改进情况：一是明确各科室每季度至少提供一篇政策解读；二是由专人按月检查公示栏，发现超过一个月未更新的当周补齐。',
};
const SECTION_OF: Record<Pointer, SectionId> = { '/problems': 'problems', '/otherMatters': 'other' };

function person(username: string): SignedIn {
  const row = userByName(username);
  if (!row) throw new Error(`没有演示账号 ${username}`);
  return { userId: row.id, username: row.username, displayName: row.displayName, role: row.role, organId: row.organId, sessionId: 'demo' };
}

function done<T extends { ok: boolean }>(answer: T): T {
  if (!answer.ok) throw new Error(`演示数据未能写入：${'message' in answer ? String(answer.message) : ''}`);
  return answer;
}

/** Fills and signs off the 2023 report the way people do. */
function publish2023(): void {
  const drafter = person('drafter');
  const year = 2023;
  done(openReport(drafter, year));
  if (deskReport(drafter, year)!.state !== 'drafting') return;
  done(declareFirstReport(drafter, { year, declared: true }));
  const texts = { ...TEXTS_2023, '/otherMatters': feeStatement({ notices: 0, chargedYuan: '0', collectedYuan: '0' }) };
  const before = deskReport(drafter, year)!;
  for (const [pointer, typed] of Object.entries(texts)) done(saveSection(drafter, { year, section: SECTION_OF[pointer] ?? 'overview', edits: [{ pointer, base: before.texts[pointer]?.typed ?? '', typed }] }));
  done(saveSection(drafter, { year, section: 'other', edits: ['notices', 'chargedYuan', 'collectedYuan'].map((key) => ({ pointer: `/informationFees/${key}`, base: before.cells[`/informationFees/${key}`]?.typed ?? '', typed: '0' })) }));
  for (const section of ['disclosure', 'applications', 'disputes'] as const) {
    const { cells } = deskReport(drafter, year)!;
    if (cellsOf(formVersionForYear(year)).some((cell) => cell.pointer.startsWith(`/${section}/`) && !cell.sumOf && !cells[cell.pointer]?.typed)) done(zeroRest(drafter, { year, section }));
  }
  for (const finding of deskReport(drafter, year)!.result.findings.filter((item) => item.severity === 'warning')) {
    done(explainWarning(drafter, { year, rule: finding.rule, instance: finding.instance, cells: finding.cells, reason: '情况属实', text: '已与台账和各科室核对。' }));
  }
  done(recordSecrecyReview(drafter, { year, confirmedBy: '何平', date: '2024-01-12' }));
  for (const [username, action, remark] of [['drafter', 'submit', ''], ['director', 'pass', '数据已核对，同意。'], ['leader', 'publish', '同意发布。']] as const) {
    const who = person(username);
    done(applyStep(who, { year, action, remark, digest: deskReport(who, year)!.digest, idempotencyKey: `demo-${year}-${action}` }, true));
  }
}

/**
 * Makes the demo offices, their accounts and two years of reports; a second run only sets the password when one is
 * given anew. Answers whether the office was made now.
 */
export async function seedDemo({ password, resetPassword = false }: { password: string; resetPassword?: boolean }): Promise<{ created: boolean }> {
  const created = organBySlug(DEMO_SLUG) === null || userByName('auditor') === undefined;
  const passwordHash = await hashPassword(password);
  write(() => {
    const organIds = new Map([office(DEMO_SLUG, '新华区西市场街道办事处', '0375-0000000'), office(SECOND_SLUG, '新华区东风路街道办事处', '0375-0000001')].map((input) => {
      const known = organBySlug(input.slug);
      if (known) return [input.slug, known.id];
      const added = addOrgan(SYSTEM, input);
      if (!added.ok) throw new Error(added.message);
      return [input.slug, added.id];
    }));
    for (const account of ACCOUNTS) {
      const known = userByName(account.username);
      const at = nowIso();
      if (!known) {
        const row = tables().insert(users).values({ username: account.username, displayName: account.displayName, role: account.role, organId: organIds.get(account.slug)!, passwordHash, passwordChangedAt: at, createdAt: at }).returning({ id: users.id }).get();
        appendAudit(SYSTEM, 'user.add', `user:${row.id}`, { username: account.username, name: account.displayName, role: account.role, organId: organIds.get(account.slug) });
      } else if (resetPassword && known.disabledAt === null) {
        tables().update(users).set({ passwordHash, passwordChangedAt: at, mustChangePassword: false }).where(eq(users.id, known.id)).run();
        endAllSessions(known.id, SYSTEM);
        appendAudit(SYSTEM, 'user.reset', `user:${known.id}`, { username: known.username, name: known.displayName });
      }
    }
  });
  publish2023();
  done(openReport(person('drafter'), 2024));
  return { created };
}
