import { describe, expect, it } from 'vitest';
import { auditSentence } from './audit-sentence';

describe('the audit trail as sentences', () => {
  it('says what was changed from what to what', () => {
    expect(auditSentence({ actorName: '李四', act: 'report.save', details: { year: 2024, changes: [{ name: '表三·自然人·予以公开', from: '3', to: '4' }, { name: '表三·总计', from: '', to: '5' }] } }))
      .toBe('李四 2024年报告：将 表三·自然人·予以公开 由3改为4；将 表三·总计 由空改为5');
  });
  it('says a step with role, states and opinion', () => {
    expect(auditSentence({ actorName: '张三', act: 'step.pass', details: { year: 2024, version: 1, role: 'director', from: 'firstReview', to: 'secondReview', remark: '同意' } }))
      .toBe('张三 以党政办主任身份对2024年报告第1版办理“初审通过”，状态由待初审变为待复审，意见：同意');
  });
  it('shows an act it does not know by its name', () => {
    expect(auditSentence({ actorName: '甲', act: 'x.y', details: {} })).toBe('甲 x.y');
  });
});
