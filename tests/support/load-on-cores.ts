import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';

const SPIN = [process.execPath, '--eval', 'for (;;);'] as const;

/** Keeps every core busy twice over; the answer ends it. */
export function loadAllCores(): () => Promise<void> {
  const [program, ...args] = SPIN;
  const spinners = cpus()
    .flatMap((core) => [core, core])
    .map(() => spawn(program, args, { stdio: 'ignore' }));
  return async () => {
    await Promise.all(spinners.map(end));
  };
}

/** Keeps the first core busy, on which nothing is ever measured; the answer ends it. */
export function loadFirstCore(): () => Promise<void> {
  if (cpus().length < 2) throw new Error('there is no other core to keep busy');
  const spinner = spawn('taskset', ['-c', '0', ...SPIN], { stdio: 'ignore' });
  return () => end(spinner);
}

async function end(spinner: ChildProcess): Promise<void> {
  const gone = once(spinner, 'exit');
  spinner.kill('SIGKILL');
  await gone;
}
