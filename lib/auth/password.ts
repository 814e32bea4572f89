/** Password hashing, and the two rules for choosing one. */
import { hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB, two passes (OWASP). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST);

let decoy: Promise<string> | undefined;

/** Verifies a password; without a hash (no such account) it does the same work and answers false. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? await (decoy ??= hashPassword('no such account'));
  const matches = await verify(against, password.normalize('NFKC'));
  return stored !== null && matches;
}

/**
 * `length`: OWASP ASVS 5.0, long enough and not common, no forced change.
 * `classes`: 等保 2.0, three of four character classes, change every 90 days, the last five not again.
 */
export type PasswordProfile = 'length' | 'classes';
export const PASSWORD_DAYS = 90;
export const PASSWORD_HISTORY = 5;

const COMMON = new Set(('password passw0rd password1 password123 123456789 1234567890 12345678 qwertyuiop qwerty123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc zaq12wsx abc12345 abcd1234 a1234567 a12345678 aa123456 aa12345678 '
  + 'admin123 admin1234 admin12345 admin@123 administrator root1234 iloveyou welcome1 letmein1 sunshine football baseball superman woaini1314 woaini520 5201314520 qq123456 q1w2e3r4 asdfghjkl zxcvbnm1 '
  + 'p@ssw0rd p@ssword test1234 changeme monkey123 dragon123 trustno1 88888888 66666666 11111111 00000000 11223344 12341234 87654321 147258369 asd123456 qwe123456 zxc123456 password@123 gouji123 zhengwu123').split(' '));

/** Why a password may not be chosen, or null. */
export function passwordFault(password: string, username: string, profile: PasswordProfile): string | null {
  const plain = password.normalize('NFKC');
  const lower = plain.toLowerCase();
  const least = profile === 'length' ? 10 : 8;
  if ([...plain].length < least) return `密码至少${least}位。`;
  if (plain.length > 128) return '密码不能超过128位。';
  if (COMMON.has(lower) || /^(.)\1*$/.test(plain) || '01234567890123456789'.includes(plain) || 'abcdefghijklmnopqrstuvwxyz'.includes(lower)) return '这个密码太常见，容易被猜中，请换一个。';
  if (username.length >= 3 && lower.includes(username.toLowerCase())) return '密码不能包含用户名。';
  if (profile === 'classes' && [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(plain)).length < 3) return '密码须含大写字母、小写字母、数字、符号中的三类。';
  return null;
}
