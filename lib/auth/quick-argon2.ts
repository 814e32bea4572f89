/** Stands in for argon2 in the mutation runs alone (vitest.mutation.config.mts): the tests of accounts hash hundreds of times, and each mutant meets them all. */
import { pbkdf2Sync } from 'node:crypto';

const digest = (password: string, salt: string) => pbkdf2Sync(password, salt, 5000, 32, 'sha256').toString('hex');
let made = 0;

export async function hash(password: string): Promise<string> {
  const salt = String(made += 1);
  return `${salt}$${digest(password, salt)}`;
}
export async function verify(stored: string, password: string): Promise<boolean> {
  const [salt = ''] = stored.split('$');
  return stored === `${salt}$${digest(password, salt)}`;
}
