/**
 * Commands with a timeout: each runs in a separate process group, which is killed when its time is over, when it
 * lingers after its last output, or when the whole run is stopped.
 */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** How long a suite may linger after its report is written: something that it opened is still open. */
const LINGER_MS = 60_000;
const LOOK_MS = 250;
const LEAST_URGENT = '19';

const alive = new Set();

/**
 * Leaves the processors to others. Linux divides them among sessions first, and `nice` counts only within one: the group
 * of this child, which leads a separate session, gets the lowest priority. Kernels without such groups need only `nice`.
 */
function leaveProcessors({ pid }) {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, LEAST_URGENT);
  } catch {
    // This kernel has no such groups.
  }
}

function killGroup({ pid }) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is already gone.
  }
}

/** Kills `child` when its time is over or when it lingers; `said` gets the reason. Returns a function that stops watching. */
function watch(child, { limitMs, report, lingerMs = LINGER_MS }, said) {
  const since = performance.now();
  let written;
  const timer = setInterval(() => {
    const now = performance.now();
    if (written === undefined && report !== undefined && existsSync(report)) written = now;
    const lingers = written !== undefined && now - written > lingerMs;
    if (!lingers && now - since <= limitMs) return;
    clearInterval(timer);
    said(
      lingers
        ? `killed: it has reported, and still runs ${lingerMs / 1000} s later\n`
        : `killed: its ${limitMs / 1000} s are over\n`,
    );
    killGroup(child);
  }, LOOK_MS);
  return () => clearInterval(timer);
}

/**
 * Runs a command; resolves to whether it succeeded in time. `beside` others its output is kept until it ends. `idle`: it
 * gets the processor time that others leave. `limitMs` is its timeout; `env` is added to the environment; `report`
 * names the file that it writes last, after which it has `lingerMs` to end.
 */
export function run(wanted, { name, beside, idle = false, env = {}, ...ends }) {
  const say = (text) => process.stdout.write(text);
  if (!beside) say(`\n── ${name}\n`);
  const [command, args] = idle ? ['nice', ['-n', LEAST_URGENT, wanted[0], ...wanted[1]]] : wanted;
  const child = spawn(command, args, {
    cwd: root,
    detached: true,
    env: { ...process.env, ...env },
    stdio: beside ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  alive.add(child);
  if (idle) leaveProcessors(child);
  const kept = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => kept.push(chunk));
  const note = (text) => (beside ? kept.push(Buffer.from(text)) : say(text));
  const unwatch = watch(child, ends, note);
  return new Promise((resolve) => {
    child.on('error', (error) => note(`${error.message}\n`));
    child.on('close', (code) => {
      unwatch();
      alive.delete(child);
      if (beside) say(`\n── ${name}\n${Buffer.concat(kept).toString()}`);
      resolve(code === 0);
    });
  });
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.on(signal, () => {
    for (const child of alive) killGroup(child);
    process.exit(code);
  });
