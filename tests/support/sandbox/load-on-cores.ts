import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';

/** Prints that it begins, then spins; it checks now and then whether its parent is still there. */
const SPINNER = `
require('node:fs').writeSync(1, '.');
for (const parent = process.ppid; process.ppid === parent; ) for (let turn = 0; turn < 1e8; turn += 1);
`;
const SPIN = [process.execPath, '--eval', SPINNER] as const;

/** Resolves once every core is busy twice over; call the result to end the load. */
export function loadAllCores(): Promise<() => Promise<void>> {
  const [program, ...args] = SPIN;
  return spinning(
    cpus()
      .flatMap((core) => [core, core])
      .map(() => spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })),
  );
}

/** Resolves once the first core, on which nothing is ever measured, is busy; call the result to end the load. */
export function loadFirstCore(): Promise<() => Promise<void>> {
  if (cpus().length < 2) throw new Error('there is no other core to keep busy');
  return spinning([spawn('taskset', ['-c', '0', ...SPIN], { stdio: ['ignore', 'pipe', 'ignore'] })]);
}

async function spinning(spinners: readonly ChildProcess[]): Promise<() => Promise<void>> {
  await Promise.all(spinners.flatMap(({ stdout }) => (stdout === null ? [] : [once(stdout, 'data')])));
  return async () => {
    await Promise.all(spinners.map(end));
  };
}

async function end(spinner: ChildProcess): Promise<void> {
  const gone = once(spinner, 'exit');
  spinner.kill('SIGKILL');
  await gone;
}
