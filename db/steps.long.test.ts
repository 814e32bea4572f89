/** 20,000 commands on real databases against the model: states, versions, what is public, and the trail. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SignedIn } from '../lib/desk/types';
import { ACTIONS } from '../lib/report/states';
import { START, tell } from '../lib/report/workflow.model';
import { verifyAudit } from './audit';
import { recordSecrecyReview } from './declarations';
import { publishedHeads, publishedVersion } from './publications';
import { deskReport } from './reports';
import { applyStep } from './steps';
import { fillReport, freshDatabase, makeOffice, type TestOffice } from './test-office';

it('20,000 random commands, two offices', async () => {
  const database = freshDatabase();
  const offices: (readonly [TestOffice, TestOffice])[] = [];
  for (let i = 0; i < 100; i += 1) offices.push([await makeOffice(`a${i}`, `甲${i}街道办事处`), await makeOffice(`b${i}`, `乙${i}街道办事处`)] as const);
  const who = fc.record({ organ: fc.constantFrom(1, 1, 1, 1, 2), role: fc.constantFrom('drafter', 'drafter', 'director', 'leader', 'leader', 'admin'), action: fc.constantFrom(...ACTIONS) });
  let keys = 0;
  let used = 0;
  fc.assert(fc.property(fc.array(who, { minLength: 250, maxLength: 250 }), (commands) => {
    const [own, other] = offices[used]!;
    const slug = `a${used}`;
    used += 1;
    fillReport(own.drafter, 2024);
    fillReport(other.drafter, 2024);
    let model = START;
    for (const { organ, role, action } of commands) {
      const office = organ === 1 ? own : other;
      const user = office[role as 'drafter'] as SignedIn;
      // A person of the other office can only name its own report; that one is not followed here.
      if (organ === 2) continue;
      keys += 1;
      const shown = deskReport(user, 2024)!;
      const told = tell(model, { id: user.userId, role: user.role, organ: 1 }, action);
      const answer = applyStep(user, { year: 2024, action, digest: shown.digest, remark: '理由', idempotencyKey: `long-${keys}-key` }, true);
      expect(answer.ok, `${shown.state} ${role} ${action}`).toBe(told !== null);
      if (told) model = told;
      if (told && action === 'correct') recordSecrecyReview(own.drafter, { year: 2024, confirmedBy: '孙', date: '2025-01-10' });
      const now = deskReport(user, 2024)!;
      expect([now.state, now.version]).toEqual([model.state, model.version]);
      const offered = now.offers.filter((offer) => offer.available).map((offer) => offer.action).sort();
      expect(offered).toEqual(ACTIONS.filter((each) => tell(model, { id: user.userId, role: user.role, organ: 1 }, each) !== null).sort());
      expect(publishedVersion(slug, 2024)?.status === 'current').toBe(model.isPublic);
    }
  }), { numRuns: 100 });
  expect(verifyAudit(publishedHeads())).toMatchObject({ ok: true });
  database.remove();
}, 1_200_000);
