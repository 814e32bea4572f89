/** What Node says in English about a command line or a file, said in Chinese. */

const FILE_FAULTS: Record<string, string> = {
  ENOENT: '没有这个文件或文件夹', EISDIR: '这是一个文件夹', ENOTDIR: '路径中有一段不是文件夹', EEXIST: '已有同名的文件', EACCES: '没有读写的权限', EPERM: '没有读写的权限', EROFS: '磁盘只读', ENOSPC: '磁盘已满', EMFILE: '打开的文件过多',
};

/** The mistake in one Chinese sentence; null for what is neither of the command line nor of a file. */
export function mistakeIn(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code = '', path } = error as NodeJS.ErrnoException;
  if (code.startsWith('ERR_PARSE_ARGS')) {
    const named = /'((?:-\w, )?--?[^\s'<]+)/.exec(error.message)?.[1] ?? '';
    const wrong = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `没有选项“${named}”` : code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL' ? '多了不认识的内容'
      : /does not take an argument/.test(error.message) ? `选项“${named}”后面不跟内容` : `选项“${named}”后面缺少内容`;
    return `命令写法有误：${wrong}。`;
  }
  const fault = FILE_FAULTS[code];
  return fault === undefined ? null : `${path === undefined ? '' : `${path}：`}${fault}。`;
}
