import { expect, it } from 'vitest';
import { plainError } from './log';

it('an error in the log tells what and where, and nothing of the values it carries', () => {
  const cause = Object.assign(new Error('UNIQUE constraint failed: users.username'), { code: 'SQLITE_CONSTRAINT_UNIQUE', params: ['李敏'] });
  const error = Object.assign(new Error('Failed query: insert into users\nparams: 李敏,13800000000', { cause }), { params: ['李敏'], recipient: 'li@example.gov.cn', query: 'insert' });
  const told = plainError(error);
  expect(told).toMatchObject({ type: 'Error', message: 'Failed query: insert into users', cause: { code: 'SQLITE_CONSTRAINT_UNIQUE', message: 'UNIQUE constraint failed: users.username' } });
  expect(told.stack).toContain('log.test.ts');
  expect(JSON.stringify(told)).not.toMatch(/李敏|13800000000|example\.gov\.cn/);
  expect(plainError(new AggregateError([cause], '2份报告'))).toMatchObject({ message: '2份报告', errors: [{ code: 'SQLITE_CONSTRAINT_UNIQUE' }] });
});

it('what is no error is told by its kind only', () => {
  expect(plainError('李敏')).toEqual({ type: 'string' });
  expect(plainError(undefined)).toEqual({ type: 'undefined' });
});
