import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync, renameSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { readIfThere } from '../clone/state.mjs';

/** @typedef {import('../clone/state.mjs').ProcessMark} ProcessMark */

const LOG_BYTES = 16 * 1024 ** 2;

/**
 * @param {number} pid
 * @returns {ProcessMark | undefined} undefined when no such process runs
 */
export function markOf(pid) {
  const stamp = startStamp(pid);
  return stamp === undefined ? undefined : { pid, stamp };
}

/** @param {ProcessMark | undefined} mark */
export function isRunning(mark) {
  return mark !== undefined && startStamp(mark.pid) === mark.stamp;
}

/**
 * When a process started, in the system's own format: pids are reused, pid and start time are not.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
function startStamp(pid) {
  if (process.platform !== 'linux') {
    return (
      spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)])
        .stdout?.toString()
        .trim() || undefined
    );
  }
  const { state, start } = statOf(pid) ?? {};
  return state === 'Z' ? undefined : start;
}

/**
 * @param {number} pid
 * @returns what Linux reports about a process; undefined when it does not exist
 */
export function statOf(pid) {
  const stat = readIfThere(`/proc/${pid}/stat`);
  // The name in parentheses may contain spaces; fields 3 and 4 (state and parent) follow it, field 22 is the start.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields && { state: fields[0], parent: Number(fields[1]), start: fields[19] };
}

/**
 * Asks a process to exit, and kills it when it does not.
 *
 * @param {ProcessMark} mark
 * @param {number} graceMs
 */
export async function stopProcess(mark, graceMs) {
  for (const [signal, waitMs] of /** @type {const} */ ([
    ['SIGTERM', graceMs],
    ['SIGKILL', 5_000],
  ])) {
    if (!isRunning(mark)) return;
    process.kill(mark.pid, signal);
    await waitFor(() => !isRunning(mark), waitMs);
  }
}

/**
 * @param {() => boolean | Promise<boolean>} fact
 * @param {number} limitMs
 * @param {number} [everyMs]
 * @returns {Promise<boolean>} whether it came true in time
 */
export async function waitFor(fact, limitMs, everyMs = 50) {
  const end = performance.now() + limitMs;
  while (!(await fact())) {
    if (performance.now() > end) return false;
    await delay(everyMs);
  }
  return true;
}

/**
 * Starts a process in a separate session: Ctrl-C in the terminal reaches only the launcher, which then stops
 * everything in order.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{logFile: string, env: NodeJS.ProcessEnv, cwd: string, uid?: number, gid?: number}} options
 */
export function startDetached(command, args, { logFile, ...options }) {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES)
    renameSync(logFile, `${logFile}.old`);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  return child;
}

/**
 * Runs a command to its end, with its output in a log file.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{logFile: string, cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal}} options  `signal` ends it
 * @returns {Promise<{ok: boolean, tail: string}>} with the last lines it wrote
 */
export function runLogged(command, args, { logFile, ...options }) {
  const log = openSync(logFile, 'a', 0o600);
  const from = statSync(logFile).size;
  const child = spawn(command, args, { ...options, stdio: ['ignore', log, log] });
  closeSync(log);
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, tail: error.message }));
    child.on('close', (code) => resolve({ ok: code === 0, tail: tailOf(logFile, from) }));
  });
}

/**
 * @param {string} file
 * @param {number} [from]  byte to begin at
 * @param {number} [lines]
 */
export function tailOf(file, from = 0, lines = 12) {
  const size = statSync(file).size;
  const start = Math.max(from, size - 8_192);
  const buffer = Buffer.alloc(Math.max(0, size - start));
  const descriptor = openSync(file, 'r');
  readSync(descriptor, buffer, 0, buffer.length, start);
  closeSync(descriptor);
  return buffer.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
}

/**
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined} its path; /usr/sbin and /sbin are looked at even where PATH lacks them
 */
export function findProgram(program, env) {
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/go/bin'];
  return folders
    .filter(Boolean)
    .map((folder) => join(folder, program))
    .find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.isFile() && (found.mode & 0o111) !== 0;
}

/** The kind of machine, as far as installing software depends on it. */
export function describeMachine() {
  const release = process.platform === 'linux' ? (readIfThere('/etc/os-release') ?? '') : '';
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    debian: /^ID(_LIKE)?=.*\bdebian\b/m.test(release),
    systemd: statSync('/run/systemd/system', { throwIfNoEntry: false }) !== undefined,
  };
}

/** @typedef {ReturnType<typeof describeMachine>} Machine */

/** @param {number} pid */
export function programOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return undefined;
  }
}
