import { redirect } from 'next/navigation';
import { currentUser } from '@/lib/auth/current-user';
import type { SignedIn } from '@/lib/desk/types';

/** The signed-in person, or the way to the login page and back to `path` afterwards. */
export async function requireUser(path = '/'): Promise<SignedIn> {
  const user = await currentUser();
  if (!user) redirect(`/login${path === '/' ? '' : `?next=${encodeURIComponent(path)}`}`);
  return user;
}
