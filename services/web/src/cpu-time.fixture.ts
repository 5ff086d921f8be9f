interface Usage {
  readonly user: number;
  readonly system: number;
}

/** Tests run in Node.js; the package knows the types of browsers only. */
const { process } = globalThis as unknown as { process: { cpuUsage(since?: Usage): Usage } };

/** CPU time in milliseconds that work takes in this process; a busy machine hardly changes it. */
export function cpuMsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
