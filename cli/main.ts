/** `gouji`: one command, each part loaded only when it is asked for, so that the program starts at once. */
import { mistakeIn } from './mistakes';

type Run = (args: string[]) => Promise<number>;

const COMMANDS: Record<string, { usage: string; load: () => Promise<Run> }> = {
  check: { usage: 'check FILE|FOLDER… [--previous FILE] [--level LEVEL] [--partial] [--json]   勾稽检查', load: async () => (await import('./check')).runCheck },
  import: { usage: 'import FILE|FOLDER… [--out FOLDER] [--json]           读取已有报告', load: async () => (await import('./import')).runImport },
  export: { usage: 'export FILE --to html|docx|xlsx|pdf|csv|md|json [--out PATH]  导出', load: async () => (await import('./export')).runExport },
  backup: { usage: 'backup PATH                                           备份数据库并校验', load: async () => (await import('./backup')).runBackup },
  restore: { usage: 'restore PATH                                          由备份恢复并校验', load: async () => (await import('./backup')).runRestore },
  audit: { usage: 'audit verify                                          校验审计链', load: async () => (await import('./audit')).runAudit },
  publish: { usage: 'publish                                               重新生成全部公开页面', load: async () => (await import('./publish')).runPublish },
  user: { usage: 'user add|list|disable|reset …                         账号管理', load: async () => (await import('./user')).runUser },
};

const usage = () => ['用法：npx gouji 命令 …', '', ...Object.values(COMMANDS).map((command) => `  ${command.usage}`)].join('\n');

/** Runs the named command; answers the exit code of the process (2: the command line was not understood, or an unexpected failure). */
export async function main(args: string[]): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '' || name === 'help' || name === '--help' || name === '-h') {
    console.log(usage());
    return name === '' ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    console.error(`没有“${name}”这个命令。\n\n${usage()}`);
    return 2;
  }
  const options = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (name !== 'user' && (options.includes('--help') || options.includes('-h'))) {
    console.log(`用法：npx gouji ${command.usage}`);
    return 0;
  }
  try {
    const run = await command.load();
    return await run(rest);
  } catch (error) {
    const mistake = mistakeIn(error);
    const inCommandLine = mistake?.startsWith('命令写法有误') ? `\n用法：npx gouji ${command.usage}` : '';
    console.error(process.env.GOUJI_DEBUG ? error : mistake === null ? `出错：${error instanceof Error ? error.message : String(error)}` : mistake + inCommandLine);
    return 2;
  }
}
