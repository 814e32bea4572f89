/** Pages and routes as they stand on disk, and the things they need to be looked at. */
import { eq } from 'drizzle-orm';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { tables } from '../db/client';
import { makeHandover } from '../db/handover';
import { users } from '../db/schema';
import type { Role } from '../lib/report/states';
import { withDatabase } from './database';
import { ROUTES } from './permissions';
import type { TestServer } from './server';

const FILES = ['page.tsx', 'route.ts'];

/** Folders below app/ that hold one of these files: a page or a route. */
export function routesOnDisk(files = FILES, folder = 'app'): string[] {
  const here = files.some((name) => existsSync(join(folder, name))) ? [relative('app', folder)] : [];
  return [...here, ...readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap((entry) => routesOnDisk(files, join(folder, entry.name)))];
}

/** Addresses of all pages a role may open, by the folders on disk. */
export const pagesFor = (role: Role): string[] => routesOnDisk(['page.tsx']).flatMap((route) => (ROUTES[route]?.roles?.includes(role) ? [ROUTES[route].address] : []));

/** A hand-over list of the demo office, so that the page of a single one has something to show. */
export async function makeList(server: TestServer): Promise<void> {
  await withDatabase(server, async () => {
    const [drafter, director] = ['drafter', 'director'].map((name) => tables().select().from(users).where(eq(users.username, name)).get()!);
    const made = makeHandover({ userId: drafter!.id, username: 'drafter', displayName: drafter!.displayName, role: 'drafter', organId: drafter!.organId, sessionId: 'routes' }, { role: 'drafter', toUserId: director!.id, note: '' });
    if (!made.ok || made.id !== 1) throw new Error('The address of the list is not the one of permissions.ts.');
    await Promise.resolve();
  });
}
