/** Test support: what a piece of work costs, however busy the machine is with other work. */

/** Milliseconds of processor time this process used for `work`. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
