/** Who is asking: the session named by the cookie, looked up in the database on every request. */
import { cookies } from 'next/headers';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import { personOfSession } from '@/db/sessions';
import type { SignedIn } from '@/lib/desk/types';
import { authSecret } from '@/lib/env';
import { noteUser } from '@/lib/log';
import { cookieName, overTls } from './next-auth';

/** Decrypting the cookie again for every save would cost more than the save; only the session's name is kept. */
const opened = new Map<string, { sid: string; until: number }>();

async function sessionIn(cookie: string, salt: string): Promise<string | null> {
  const now = Date.now();
  const known = opened.get(cookie);
  if (known && known.until > now) return known.sid;
  let token: Record<string, unknown> | null;
  try {
    token = await decode({ token: cookie, secret: authSecret(), salt });
  } catch {
    // A forged, foreign or outdated cookie names no session.
    return null;
  }
  if (typeof token?.sid !== 'string' || typeof token.exp !== 'number') return null;
  if (opened.size >= 1000) opened.clear();
  opened.set(cookie, { sid: token.sid, until: token.exp * 1000 });
  return token.sid;
}

/** The signed-in person of this request, or null. A disabled account, changed role or ended session counts at once. */
export const currentUser = cache(async (): Promise<SignedIn | null> => {
  const name = cookieName(await overTls());
  const cookie = (await cookies()).get(name)?.value;
  const sid = cookie ? await sessionIn(cookie, name) : null;
  const user = sid === null ? null : personOfSession(sid);
  if (user) noteUser(user.userId);
  return user;
});
