/** Second factor: time-based codes (RFC 6238) and recovery codes. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { generateSecret, generateURI, verify } from 'otplib';

export const newTotpSecret = (): string => generateSecret();
export const totpAddress = (secret: string, username: string): string => generateURI({ issuer: '勾稽', label: username, secret });

/** The time step of a right code (one step of clock difference allowed), or null. A step already used is refused. */
export async function totpStep(secret: string, code: string, lastStep: number | null): Promise<number | null> {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const result = await verify({ secret, token, epochTolerance: 30 });
  if (!result.valid) return null;
  const step = Math.floor(Date.now() / 30_000) + result.delta;
  return lastStep !== null && step <= lastStep ? null : step;
}

const digest = (code: string) => createHash('sha256').update(code.toUpperCase().replaceAll(/[^A-Z2-7]/g, '')).digest('hex');

/** Ten one-time codes, to print, and their digests, to keep. */
export function newRecoveryCodes(): { codes: string[]; digests: string[] } {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const codes = Array.from({ length: 10 }, () => [...randomBytes(10)].map((byte) => letters[byte % 32]).join('').replace(/(.{5})/, '$1-'));
  return { codes, digests: codes.map(digest) };
}

/** The codes left after using one; null when it is none of them. */
export function useRecoveryCode(digests: string[], code: string): string[] | null {
  const wanted = Buffer.from(digest(code));
  const found = digests.find((item) => item.length === wanted.length && timingSafeEqual(Buffer.from(item), wanted));
  return found === undefined ? null : digests.filter((item) => item !== found);
}
