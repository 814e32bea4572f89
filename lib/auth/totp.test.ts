/** Time-based codes at the edges of their time, and recovery codes. */
import { generate } from 'otplib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newRecoveryCodes, newTotpSecret, totpAddress, totpStep, useRecoveryCode } from './totp';

/** The secret of RFC 6238, appendix B (`12345678901234567890`), in base 32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
/** A step well after its secret was made, and the second it begins. */
const STEP = 1_000_000, BEGIN = STEP * 30;
const codeOf = (step: number) => generate({ secret: SECRET, epoch: step * 30 });

beforeEach(() => { vi.useFakeTimers({ now: BEGIN * 1000, toFake: ['Date'] }); });
afterEach(() => { vi.useRealTimers(); });

describe('a code', () => {
  it('is that of RFC 6238', async () => {
    vi.setSystemTime(59_000);
    expect(await totpStep(SECRET, '287082', null)).toBe(1);
  });
  it('is good from one step before to one step after its own, and names its own step', async () => {
    for (const second of [0, 29]) {
      vi.setSystemTime((BEGIN + second) * 1000);
      for (const step of [STEP - 1, STEP, STEP + 1]) expect(await totpStep(SECRET, await codeOf(step), null), `${step} at ${second}`).toBe(step);
    }
    vi.setSystemTime((BEGIN + 15) * 1000);
    for (const step of [STEP - 2, STEP + 2]) expect(await totpStep(SECRET, await codeOf(step), null)).toBeNull();
  });
  it('of a step already used, or of one before, is refused', async () => {
    const code = await codeOf(STEP);
    expect(await totpStep(SECRET, code, STEP - 1)).toBe(STEP);
    expect(await totpStep(SECRET, code, STEP)).toBeNull();
    expect(await totpStep(SECRET, code, STEP + 1)).toBeNull();
    expect(await totpStep(SECRET, await codeOf(STEP + 1), STEP)).toBe(STEP + 1);
  });
  it('may be typed with blanks, and is six digits and nothing else', async () => {
    const code = await codeOf(STEP);
    expect(await totpStep(SECRET, ` ${code.slice(0, 3)} ${code.slice(3)} `, null)).toBe(STEP);
    for (const typed of ['', code.slice(1), `${code}0`, `0${code}`, `x${code}`, `${code}x`, 'abcdef', code.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10))]) expect(await totpStep(SECRET, typed, null), typed).toBeNull();
  });
  it('of another secret is none', async () => {
    expect(await totpStep(newTotpSecret(), await codeOf(STEP), null)).toBeNull();
  });
});

describe('a secret', () => {
  it('has 160 bits in base 32 and is new every time', () => {
    const [a, b] = [newTotpSecret(), newTotpSecret()];
    expect(a).toMatch(/^[A-Z2-7]{32}$/);
    expect(a).not.toBe(b);
  });
  it('goes to the telephone with the names of the product and the account', () => {
    const address = new URL(totpAddress(SECRET, 'ceshi-leader'));
    expect([address.protocol, address.host, decodeURIComponent(address.pathname)]).toEqual(['otpauth:', 'totp', '/勾稽:ceshi-leader']);
    expect(address.searchParams.get('secret')).toBe(SECRET);
    expect(address.searchParams.get('issuer')).toBe('勾稽');
  });
});

describe('recovery codes', () => {
  it('are ten different ones of two groups; only digests are kept', () => {
    const { codes, digests } = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[A-Z2-7]{5}-[A-Z2-7]{5}$/);
    expect(new Set(digests).size).toBe(10);
    for (const digest of digests) expect(digest).toMatch(/^[0-9a-f]{64}$/);
  });
  it('use every letter and digit of base 32, so that none can be guessed sooner', () => {
    const used = new Set(Array.from({ length: 40 }, () => newRecoveryCodes().codes.join('').replaceAll('-', '')).join(''));
    expect([...used].sort().join('')).toBe('234567ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  });
  it('leave the others when one is used, in either case, with blanks or without the line between', () => {
    const { codes, digests } = newRecoveryCodes();
    for (const [i, typed] of [codes[0]!, codes[4]!.toLowerCase(), codes[5]!.replace('-', ''), ` ${codes[9]!.replace('-', ' ')} `].entries()) {
      const at = [0, 4, 5, 9][i]!;
      expect(useRecoveryCode(digests, typed), typed).toEqual(digests.filter((_, place) => place !== at));
    }
  });
  it('are not used twice, and what is none of them uses none', () => {
    const { codes, digests } = newRecoveryCodes();
    expect(useRecoveryCode(useRecoveryCode(digests, codes[2]!)!, codes[2]!)).toBeNull();
    for (const typed of ['', '-----', codes[2]!.slice(0, -1), `${codes[2]!}A`, newRecoveryCodes().codes[0]!, digests[0]!]) expect(useRecoveryCode(digests, typed), typed).toBeNull();
    expect(useRecoveryCode([], codes[0]!)).toBeNull();
  });
  it('an entry that is no digest hides none of the others', () => {
    const { codes, digests } = newRecoveryCodes();
    expect(useRecoveryCode(['broken', ...digests], codes[0]!)).toEqual(['broken', ...digests.slice(1)]);
  });
});
