/** Who is who in an office: active holders of a role, and roles held for somebody absent. */
import { and, asc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { Role, SignedIn } from '../lib/desk/types';
import type { Holders, WorkflowActor } from '../lib/report/workflow';
import type { AuditActor } from './audit';
import { prepared, tables, todayInChina } from './client';
import { delegations, users } from './schema';

export const auditActor = (user: Pick<SignedIn, 'userId' | 'displayName' | 'organId'>): AuditActor => ({ userId: user.userId, name: user.displayName, organId: user.organId });

/** Names of the active holders of each working role. */
export function holdersOf(organId: number): Holders {
  const holders: Holders = {};
  for (const person of activePeople(organId)) (holders[person.role] ??= []).push(person.displayName);
  return holders;
}

const activeOf = prepared((db) => db.select({ id: users.id, displayName: users.displayName, role: users.role, email: users.email }).from(users)
  .where(and(eq(users.organId, sql.placeholder('organId')), isNull(users.disabledAt))).orderBy(asc(users.id)).prepare());
const delegationsTo = prepared((db) => db.select({ role: delegations.role, onBehalfOf: users.displayName }).from(delegations).innerJoin(users, eq(users.id, delegations.fromUserId))
  .where(and(eq(delegations.toUserId, sql.placeholder('userId')), isNull(delegations.revokedAt), sql`${delegations.fromDate} <= ${sql.placeholder('today')}`, sql`${delegations.toDate} >= ${sql.placeholder('today')}`)).prepare());

export const activePeople = (organId: number, roles?: Role[]) => activeOf().all({ organId }).filter((person) => !roles || roles.includes(person.role));

/** Roles this person holds today for somebody absent (授权代审). */
export const delegatedTo = (userId: number, today = todayInChina()): { role: Role; onBehalfOf: string }[] => delegationsTo().all({ userId, today });

/** The authority under which somebody acted for an absent one, as it stood at that moment. */
export function authorityOf(step: { userId: number; role: Role; onBehalfOf: string | null; at: string }): { authority?: { from: string; to: string } } {
  if (step.onBehalfOf === null) return {};
  const day = todayInChina(new Date(step.at));
  const granted = tables().select({ from: delegations.fromDate, to: delegations.toDate }).from(delegations).innerJoin(users, eq(users.id, delegations.fromUserId)).where(and(
    eq(delegations.toUserId, step.userId), eq(delegations.role, step.role as 'director' | 'leader'), eq(users.displayName, step.onBehalfOf),
    lte(delegations.fromDate, day), gte(delegations.toDate, day), lte(delegations.at, step.at), or(isNull(delegations.revokedAt), gte(delegations.revokedAt, step.at)),
  )).get();
  return granted ? { authority: granted } : {};
}

/** Everyone who may do a role's work today, each once: its holders and their delegates. */
export function peopleFor(organId: number, role: Role, today = todayInChina()) {
  const holders = activePeople(organId, [role]);
  const delegates = tables().selectDistinct({ id: users.id, displayName: users.displayName, role: users.role, email: users.email }).from(delegations).innerJoin(users, eq(users.id, delegations.toUserId))
    .where(and(eq(delegations.organId, organId), eq(delegations.role, role as 'director' | 'leader'), isNull(delegations.revokedAt), isNull(users.disabledAt), lte(delegations.fromDate, today), gte(delegations.toDate, today))).all();
  return [...holders, ...delegates.filter((person) => !holders.some((holder) => holder.id === person.id))];
}

export const workflowActor = (user: SignedIn): WorkflowActor => ({ userId: user.userId, role: user.role, organId: user.organId, delegated: delegatedTo(user.userId) });
