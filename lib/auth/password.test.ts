/** The rules for choosing a password, at their edges, and how one is kept. */
import { describe, expect, it } from 'vitest';
import { hashPassword, passwordFault, verifyPassword, type PasswordProfile } from './password';

const SHORT = (least: number) => `密码至少${least}位。`;
const COMMON = '这个密码太常见，容易被猜中，请换一个。';
const NAME = '密码不能包含用户名。';
const CLASSES = '密码须含大写字母、小写字母、数字、符号中的三类。';
const fault = (password: string, { profile = 'length', username = 'somebody' }: { profile?: PasswordProfile; username?: string } = {}) => passwordFault(password, username, profile);

describe('length', () => {
  it('begins at ten, or at eight where classes are asked', () => {
    expect(fault('Kq7-mezub')).toBe(SHORT(10));
    expect(fault('Kq7-mezubo')).toBeNull();
    expect(fault('Kq7-mez', { profile: 'classes' })).toBe(SHORT(8));
    expect(fault('Kq7-mezu', { profile: 'classes' })).toBeNull();
  });
  it('counts characters as a person does', () => {
    expect(fault('𠮷'.repeat(4) + '野家牛丼店')).toBe(SHORT(10));
    expect(fault('𠮷'.repeat(4) + '野家牛丼店铺')).toBeNull();
  });
  it('ends at 128', () => {
    const long = 'Kq7-mezubo, '.repeat(11).slice(0, 128);
    expect(fault(long)).toBeNull();
    expect(fault(`${long}x`)).toBe('密码不能超过128位。');
  });
});

describe('what is easily guessed', () => {
  it.each(['password123', 'PassWord123', 'ｐａｓｓｗｏｒｄ１２３', 'asdfghjkl', 'zhengwu123', 'aaaaaaaaaaaa', '～～～～～～～～～～', '1234567890', '56789012345', 'abcdefghij', 'KLMNOPQRSTU'])('%s is refused', (password) => {
    expect(fault(password, { profile: password.length < 10 ? 'classes' : 'length' })).toBe(COMMON);
  });
  it.each(['password1234x', 'xaaaaaaaaaaa', 'aaaaaaaaaaax', '1234567891', 'abcdefghik', '9876543210'])('%s is not in the list', (password) => {
    expect(fault(password)).toBeNull();
  });
});

describe('the name of the account', () => {
  it('may not be part of it, in any case', () => {
    expect(fault('Zhang-hao-xing', { username: 'hao' })).toBe(NAME);
    expect(fault('zhang-HAO-xing', { username: 'Hao' })).toBe(NAME);
    expect(fault('zhang-he-xing', { username: 'hao' })).toBeNull();
  });
  it('of two characters stands in too many passwords to count', () => {
    expect(fault('zhang-hao-xing', { username: 'ha' })).toBeNull();
  });
});

describe('three of four classes', () => {
  it.each(['kqmezubo', 'KQMEZUBO', '73915820', '-_-+-_-*', 'Kqmezubo', 'kqmezub7', 'kqmezub-', 'KQMEZUB7', 'KQMEZUB-', '7391582-'])('%s has fewer', (password) => {
    expect(fault(password, { profile: 'classes' })).toBe(CLASSES);
  });
  it.each(['Kqmezub7', 'Kqmezub-', 'kqmezu7-', 'KQMEZU7-', 'Kqmez7-!', '7-Kqmezu', 'kqmezu7密'])('%s has them', (password) => {
    expect(fault(password, { profile: 'classes' })).toBeNull();
  });
  it('are not asked where length is', () => {
    expect(fault('kqmezubovik')).toBeNull();
  });
});

it('the first fault is told: length, then guessing, then the name, then the classes', () => {
  expect(fault('aaaa', { username: 'aaa', profile: 'classes' })).toBe(SHORT(8));
  expect(fault('a'.repeat(129))).toBe('密码不能超过128位。');
  expect(fault('aaaaaaaa', { username: 'aaa', profile: 'classes' })).toBe(COMMON);
  expect(fault('kqmezubo', { username: 'kqm', profile: 'classes' })).toBe(NAME);
});

describe('a kept password', () => {
  it('is taken back in either way of writing it, and no other', async () => {
    const stored = await hashPassword('Ｍｉｍａ－zi-2024');
    expect(stored).not.toContain('2024');
    expect(await verifyPassword(stored, 'Mima-zi-2024')).toBe(true);
    expect(await verifyPassword(stored, 'Mima－zi-2024')).toBe(true);
    expect(await verifyPassword(stored, 'mima-zi-2024')).toBe(false);
  });
  it('that nobody has is never right, not even the one that stands in for it', async () => {
    expect(await verifyPassword(null, 'Mima-zi-2024')).toBe(false);
    expect(await verifyPassword(null, 'no such account')).toBe(false);
  });
  it('of the same words is kept differently each time', async () => {
    expect(await hashPassword('Mima-zi-2024')).not.toBe(await hashPassword('Mima-zi-2024'));
  });
});
