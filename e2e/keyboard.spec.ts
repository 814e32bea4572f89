/** A whole report from the log-in page to the published page with the keyboard alone: no press of a mouse, no filling by name. */
import { fillReport, makeOffice, PASSWORD as OFFICE_PASSWORD } from '../db/test-office';
import { deskReport } from '../db/reports';
import { applyStep } from '../db/steps';
import { XISHICHANG_2024 } from './data/xishichang-2024';
import { withDatabase } from './database';
import { expect, test } from './fixtures';
import { Keyboard } from './keyboard';
import { cell, field } from './helpers';
import { PASSWORD } from './template';

// A picture of the page at each of hundreds of keys would take longer than the story.
test.use({ trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false } });

const TEXTS: [RegExp, string][] = [
  [/主动公开/, XISHICHANG_2024['/overview/proactive']!], [/依申请公开/, '2024年度，我街道收到政府信息公开申请1件，予以公开1件，没有上年结转和结转下年度继续办理的申请。'],
  [/政府信息管理/, XISHICHANG_2024['/overview/management']!], [/平台建设/, XISHICHANG_2024['/overview/platform']!], [/监督保障/, XISHICHANG_2024['/overview/supervision']!],
];

test('a drafter fills a whole report in and submits it', async ({ page }) => {
  const keys = new Keyboard(page);
  const ready = () => expect(page.locator('[data-ready]').first()).toBeAttached();
  const saved = () => expect(page.locator('[data-save-state="saved"]')).toBeVisible();
  const arrived = async (heading: string) => { await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible(); };

  await keys.signIn('drafter', PASSWORD);
  await keys.choose('继续填报2024年报告');
  await arrived('2024年政府信息公开工作年度报告');
  await keys.choose('一、总体情况');

  await arrived('一、总体情况');
  await ready();
  for (const [label, text] of TEXTS) {
    await keys.tabTo(label, { kind: 'textarea' });
    await keys.write(text);
  }
  await saved();
  await keys.choose(/^二、主动公开政府信息情况/);

  await arrived('二、主动公开政府信息情况');
  await ready();
  await keys.choose('其余均为0');
  await expect(page.getByText(/已将\d+个空白格填为0/)).toBeVisible();
  await saved();
  await keys.choose(/^三、收到和处理政府信息公开申请情况/);

  await arrived('三、收到和处理政府信息公开申请情况');
  await ready();
  await keys.choose('其余均为0');
  await expect(page.getByText(/已将\d+个空白格填为0/)).toBeVisible();
  await keys.tabTo('表三·自然人·本年新收政府信息公开申请数量');
  await keys.press('1', 'ArrowDown', 'ArrowDown');
  await keys.look();
  await keys.press('1', 'Enter');
  await keys.look();
  await expect(field(page, '/applications/1/naturalPerson')).toHaveValue('1');
  await expect(field(page, '/applications/3.1/naturalPerson')).toHaveValue('1');
  await expect(cell(page, '/applications/3.7/total')).toHaveText('1');
  // Down to the last row and up again through the whole table, then out of it.
  for (let row = 0; row < 24; row += 1) { await keys.press('ArrowDown'); await keys.look(); }
  for (let row = 0; row < 24; row += 1) { await keys.press('ArrowUp'); await keys.look(); }
  for (let column = 0; column < 6; column += 1) { await keys.press('ArrowRight'); await keys.look(); }
  await keys.press('Control+End');
  await keys.look();
  await saved();
  await keys.choose(/^四、/);

  await arrived('四、政府信息公开行政复议、行政诉讼情况');
  await ready();
  await keys.choose('其余均为0');
  await expect(page.getByText(/已将\d+个空白格填为0/)).toBeVisible();
  await keys.choose(/^五、/);

  await arrived('五、存在的主要问题及改进情况');
  await ready();
  await keys.tabTo(/问题/, { kind: 'textarea' });
  await keys.write(XISHICHANG_2024['/problems']!);
  await saved();
  await keys.choose(/^六、/);

  await arrived('六、其他需要报告的事项');
  await ready();
  for (const name of ['收费通知（件）', '应收金额（元）', '实收金额（元）']) { await keys.tabTo(name); await keys.write('0'); }
  await keys.choose('写入信息处理费表述');
  await expect(field(page, '/otherMatters')).toHaveValue(XISHICHANG_2024['/otherMatters']!);
  await saved();
  await keys.choose('返回任务清单');

  await arrived('2024年政府信息公开工作年度报告');
  const open = page.getByText('未说明', { exact: true });
  for (let left = await open.count(); left > 0; left -= 1) {
    await keys.tabTo('说明', { kind: 'textarea' });
    await keys.write('已与台账核对，情况属实。');
    await keys.choose('保存说明');
    await expect(open).toHaveCount(left - 1);
  }
  await keys.tabTo('审查人姓名');
  await keys.write('王建国');
  await keys.choose('登记保密审查');
  await expect(page.getByText(/^王建国于.*审查。$/)).toBeVisible();
  await keys.choose('提交初审');
  await expect(page.getByText('待初审').first()).toBeVisible();
  keys.expectEverythingSeen();
});

test('the director passes and the leader signs off', async ({ page, server, baseURL }) => {
  await withDatabase(server, async () => {
    const office = await makeOffice('jianpan', '新华区键盘街道办事处');
    fillReport(office.drafter, 2024);
    const answer = applyStep(office.drafter, { year: 2024, action: 'submit', digest: deskReport(office.drafter, 2024)!.digest, remark: '', idempotencyKey: 'keyboard-submit' }, false);
    expect(answer).toMatchObject({ ok: true });
  });
  const keys = new Keyboard(page);
  await keys.signIn('jianpan-director', OFFICE_PASSWORD);
  await keys.choose('初审2024年报告');
  await expect(page.getByRole('heading', { level: 1, name: '审阅全文' })).toBeVisible();
  await keys.tabTo(/^意见/, { kind: 'textarea' });
  await keys.write('数据已核对，同意。');
  await keys.choose('初审通过');
  await expect(page.getByText('待复审').first()).toBeVisible();
  await keys.choose('退出', { back: true });
  await expect(page).toHaveURL(/\/login|\/open/);

  await keys.signIn('jianpan-leader', OFFICE_PASSWORD);
  await keys.choose('复审签发2024年报告');
  await expect(page.getByRole('heading', { level: 1, name: '审阅全文' })).toBeVisible();
  // Without the password it is asked for, and the focus is where it is written.
  await keys.choose('签发并发布');
  await expect(page.getByLabel('您的密码')).toBeFocused();
  await keys.look();
  await keys.write('不是这个密码');
  await keys.choose('签发并发布');
  await expect(page.getByText(/未完成|密码不正确/).first()).toBeVisible();
  await expect(page.getByText('待复审').first()).toBeVisible();
  await keys.tabTo('您的密码', { back: true });
  await keys.press('Control+A');
  await keys.write(OFFICE_PASSWORD);
  await keys.choose('签发并发布');
  await expect(page.getByText('已发布').first()).toBeVisible({ timeout: 45_000 });
  expect((await fetch(`${baseURL}/open/jianpan/2024`)).status).toBe(200);
  keys.expectEverythingSeen();
});
