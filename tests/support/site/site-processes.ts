import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const LOGS = `${ROOT}.hone/logs/tests`;

/** What the processes of a site wrote, by its name. */
export function readLogs(name: string): string {
  const own = readdirSync(LOGS).filter((file) => file.startsWith(`${name}-`));
  return own.map((file) => readFileSync(`${LOGS}/${file}`, 'utf8')).join('\n');
}

/** Starts a program of the built product; what it writes goes to a log of its own. */
export function launch(label: string, program: string, env: NodeJS.ProcessEnv): ChildProcess {
  mkdirSync(LOGS, { recursive: true });
  const log = openSync(`${LOGS}/${label}.log`, 'a');
  return spawn(process.execPath, ['--enable-source-maps', program], {
    cwd: ROOT,
    env,
    stdio: ['ignore', log, log],
  });
}

/** Ends a process by the id it was started with and waits until it is gone. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const impatience = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(impatience);
}
