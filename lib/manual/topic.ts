/** Whether an address is one a chapter speaks of: `*` stands for one part of it, `**` at the end for all that follows. */
export function isAbout(pattern: string, address: string): boolean {
  const wanted = pattern.split('/'), parts = address.split('/');
  for (let at = 0; at < wanted.length; at += 1) {
    if (wanted[at] === '**') return true;
    if (parts[at] === undefined || (wanted[at] !== '*' && wanted[at] !== parts[at])) return false;
  }
  return parts.length === wanted.length;
}
