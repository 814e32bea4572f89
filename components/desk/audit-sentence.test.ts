import { readFileSync, readdirSync } from 'node:fs';
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
  it.each([
    ['comment.add', { year: 2024, place: '总体情况·主动公开', must: true, text: '请补充' }, '张三 对2024年报告“总体情况·主动公开”提出须改的意见：请补充'],
    ['comment.add', { year: 2024, place: '总体情况·主动公开', must: false, text: '请补充' }, '张三 对2024年报告“总体情况·主动公开”提出意见：请补充'],
    ['comment.answer', { year: 2024, place: '表三·总计', kind: 'declined', text: '已核对' }, '张三 回复2024年报告“表三·总计”的意见（不改）：已核对'],
    ['comment.resolve', { year: 2024, place: '表三·总计' }, '张三 将2024年报告“表三·总计”的意见标为已解决'],
    ['comment.reopen', { year: 2024, place: '表三·总计' }, '张三 将2024年报告“表三·总计”的意见重新列为未解决'],
    ['delegation.grant', { role: 'director', from: '张三', to: '赵六', fromDate: '2025-01-10', toDate: '2025-01-20', reason: '出差' }, '张三 办理授权代审：张三授权赵六自2025-01-10至2025-01-20代行党政办主任审核，原因：出差'],
    ['delegation.revoke', { role: 'leader' }, '张三 收回分管领导的授权代审'],
    ['handover.make', { role: 'drafter', from: '李四', to: '赵六', digest: '0123456789abcdef' }, '张三 编制经办人交接清单：李四交赵六，清单摘要0123456789ab'],
    ['handover.sign', { digest: '0123456789abcdef', as: 'to' }, '张三 作为接收人签认交接清单，清单摘要0123456789ab'],
    ['handover.sign', { digest: '0123456789abcdef', as: 'from' }, '张三 作为移交人签认交接清单，清单摘要0123456789ab'],
    ['organ.add', { name: '甲街道办事处', slug: 'jia' }, '张三 添加单位 甲街道办事处（jia）'],
    ['organ.change', { name: '甲街道办事处', changed: ['name', 'site'] }, '张三 修改单位信息 甲街道办事处：名称、公开站点信息'],
    ['organ.change', { name: '甲街道办事处', changed: [] }, '张三 修改单位信息 甲街道办事处'],
    ['calendar.set', { date: '2025-01-28', kind: 'holiday', name: '春节' }, '张三 登记2025-01-28为节假日（春节）'],
    ['calendar.set', { date: '2025-01-26', kind: 'workday', name: '春节调休' }, '张三 登记2025-01-26为调休上班日（春节调休）'],
    ['calendar.set', { date: '2025-01-28', kind: 'ordinary', name: '' }, '张三 取消2025-01-28的节假日安排'],
    ['settings.change', { from: { idleMinutes: 30, passwordProfile: 'length', secondFactorRequired: false }, to: { idleMinutes: 15, passwordProfile: 'classes', secondFactorRequired: true } }, '张三 修改系统设置：无操作退出（分钟）由30改为15；密码规则由长度与常用密码表改为字符种类、90天与历史；必须使用动态验证码由否改为是'],
    ['settings.change', {}, '张三 修改系统设置'],
    ['word.remember', { text: '村改居', removed: false }, '张三 在本单位词表记下“村改居”'],
    ['word.remember', { text: '村改居', removed: true }, '张三 从本单位词表移除“村改居”'],
    ['secondFactor.on', {}, '张三 启用动态验证码'],
    ['secondFactor.off', {}, '张三 停用动态验证码'],
  ])('says %s in words', (act, details, sentence) => {
    expect(auditSentence({ actorName: '张三', act, details })).toBe(sentence);
  });

  it('has a sentence for every act the product records', () => {
    const acts = new Set<string>();
    for (const folder of ['db', 'lib/auth', 'lib/desk']) {
      for (const file of readdirSync(folder).filter((name) => /\.ts$/.test(name) && !name.includes('.test.'))) {
        for (const [, act] of readFileSync(`${folder}/${file}`, 'utf8').matchAll(/'((?:report|comment|delegation|handover|organ|calendar|settings|word|secondFactor|sessions|user|stepUp|login|logout)(?:\.[a-zA-Z]+))'/g)) acts.add(act!);
      }
    }
    expect(acts.size).toBeGreaterThan(25);
    for (const act of acts) expect(auditSentence({ actorName: '甲', act, details: {} }), act).not.toBe(`甲 ${act}`);
  });
});
