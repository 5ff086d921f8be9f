import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const LOGS = `${ROOT}.hone/logs/tests`;

/** The output of a site's processes, by its name. */
export function readLogs(name: string): string {
  const own = readdirSync(LOGS).filter((file) => file.startsWith(`${name}-`));
  return own.map((file) => readFileSync(`${LOGS}/${file}`, 'utf8')).join('\n');
}

/** Starts a program of the built product; its output goes to a separate log. */
export function launch(label: string, program: string, env: NodeJS.ProcessEnv): ChildProcess {
  mkdirSync(LOGS, { recursive: true });
  const log = openSync(`${LOGS}/${label}.log`, 'a');
  return spawn(process.execPath, ['--enable-source-maps', program], {
    cwd: ROOT,
    env,
    stdio: ['ignore', log, log],
  });
}

/** Ends a process by its process id and waits until it is gone. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  const killTimer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(killTimer);
}
