/** `gouji user …`: accounts without the web page; how the first administrator comes to be. */
import { parseArgs } from 'node:util';
import type { AuditActor } from '../db/audit';
import { closeDatabase } from '../db/client';
import { organBySlug } from '../db/organs';
import { addUser, disable, listUsers, resetPassword, userByName } from '../db/users';
import { newOrganInput } from '../lib/desk/inputs';
import { ORGAN_LEVELS, type OrganLevel } from '../lib/report/document';
import { ROLE_NAMES, ROLES, type Role } from '../lib/report/states';
import { requireDatabase } from './database';
import { askPassword } from './secret-prompt';

const USAGE = `用法：
  gouji user add --username 用户名 --role ${ROLES.join('|')} --name 姓名 [--organ 单位网址部分] [--email 邮箱]
                 [--new-organ 单位全称 --slug 网址部分 --level ${ORGAN_LEVELS.join('|')}]   同时建立单位
  gouji user list
  gouji user disable 用户名
  gouji user reset 用户名
密码在提示后输入，或由环境变量 GOUJI_PASSWORD 给出。`;

const BY: AuditActor = { userId: null, name: '命令行', organId: null };

function told(answer: { ok: boolean; message?: string }, done: string): number {
  if (answer.ok) console.log(done);
  else console.error(`没有办理：${answer.message ?? ''}`);
  return answer.ok ? 0 : 1;
}

/** Throws when accounts are asked about where no database is. Exit 0 done, 1 refused, 2 the command line was not understood. */
export async function runUser(args: string[]): Promise<number> {
  const [command, ...rest] = args;
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  try {
    if (command === 'list' || command === 'disable' || command === 'reset') requireDatabase();
    switch (command) {
      case 'add': return await add(rest);
      case 'list': return list();
      case 'disable': case 'reset': {
        const user = rest.length === 1 && rest[0] ? userByName(rest[0]) : undefined;
        if (rest.length !== 1) break;
        if (!user) return told({ ok: false, message: `没有账号“${rest[0] ?? ''}”。` }, '');
        if (command === 'disable') return told(disable(BY, user), `已停用 ${user.username}（${user.displayName}），其会话已全部结束。`);
        return told(await resetPassword(BY, user, await askPassword(`${user.username} 的新密码：`)), `已重设 ${user.username} 的密码，其会话已全部结束；下次登录须修改密码。`);
      }
    }
    console.error(USAGE);
    return 2;
  } finally {
    closeDatabase();
  }
}

async function add(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: {
    username: { type: 'string' }, role: { type: 'string' }, name: { type: 'string' }, organ: { type: 'string' }, email: { type: 'string' },
    'new-organ': { type: 'string' }, slug: { type: 'string' }, level: { type: 'string' },
  } });
  const role = ROLES.find((known): known is Role => known === values.role);
  if (!values.username || !role || !values.name) {
    console.error(USAGE);
    return 2;
  }
  let organId: number | null = null, newOrgan: Parameters<typeof addUser>[2];
  if (values['new-organ']) {
    const level = ORGAN_LEVELS.find((known): known is OrganLevel => known === (values.level ?? 'subdistrict'));
    if (!level || !values.slug) return told({ ok: false, message: '新单位须用 --slug 写明网址部分（小写字母、数字、横线），用 --level 写明层级。' }, '');
    const slug = newOrganInput.shape.slug.safeParse(values.slug);
    if (!slug.success) return told({ ok: false, message: `${slug.error.issues[0]!.message}。` }, '');
    newOrgan = {
      slug: values.slug, name: values['new-organ'], level, countsCarriedDisputes: false,
      powers: { regulations: 'unknown', normativeDocuments: 'unknown', licensing: 'unknown', penalties: 'unknown', coercion: 'unknown' },
      site: { siteName: '', siteDomain: '', siteIdCode: '', columnName: '政府信息公开年报', columnDescription: '', columnKeywords: '', columnType: '信息公开年报' },
    };
  } else if (values.organ) {
    const organ = organBySlug(values.organ);
    if (!organ) return told({ ok: false, message: `没有网址部分为“${values.organ}”的单位。` }, '');
    organId = organ.id;
  }
  const password = await askPassword(`${values.username} 的密码：`);
  const made = await addUser(BY, { username: values.username, displayName: values.name, role, organId, email: values.email, password }, newOrgan);
  return told(made, `${newOrgan ? `已建立单位“${newOrgan.name}”。\n` : ''}已建立${ROLE_NAMES[role]}账号 ${values.username}。`);
}

function list(): number {
  for (const user of listUsers()) console.log([user.username.padEnd(16), ROLE_NAMES[user.role].padEnd(6, '　'), user.displayName, user.organName ?? '（全系统）', user.disabledAt ? '已停用' : '在用', user.secondFactor ? '双因素' : ''].join('  ').trimEnd());
  return 0;
}
