import { spawn } from 'node:child_process';

import { ANSWER } from '../limits.mjs';
import { watch } from '../supervise/watch.mjs';

const FATAL_OF_GO = 2;
const OUT_OF_MEMORY = /out of memory|cannot allocate memory|stack exceeds/;

/**
 * Runs a program to its end within limits.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {import('../supervise/watch.mjs').Limits} limits
 * @returns {Promise<{code: number | null, stdout: string, stderr: string} | {limit: 'time-limit' | 'memory-limit' | 'output-limit'}>}
 */
export function runProgram(program, args, limits) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { HOME: '/nonexistent' } });
    /** @type {'time-limit' | 'output-limit' | undefined} */
    let stopped;
    const stop = (/** @type {'time-limit' | 'output-limit'} */ why) => {
      stopped ??= why;
      child.kill('SIGKILL');
    };
    const watching = watch(child.pid ?? 0, limits, () => stop('time-limit'));
    const [stdout, stderr] = [child.stdout, child.stderr].map((stream) =>
      collect(stream, () => stop('output-limit')),
    );
    child.on('error', (error) => {
      watching.stop();
      reject(error);
    });
    child.on('close', (code, signal) => {
      watching.stop();
      const said = stderr?.() ?? '';
      const isFull = signal !== null || (code === FATAL_OF_GO && OUT_OF_MEMORY.test(said));
      if (stopped !== undefined) resolve({ limit: stopped });
      else if (isFull) resolve({ limit: 'memory-limit' });
      else resolve({ code, stdout: stdout?.() ?? '', stderr: said });
    });
  });
}

/** @param {import('node:stream').Readable} stream @param {() => void} onTooMuch */
function collect(stream, onTooMuch) {
  /** @type {Buffer[]} */
  const parts = [];
  let size = 0;
  stream.on('data', (/** @type {Buffer} */ part) => {
    size += part.length;
    if (size > ANSWER.bytes) onTooMuch();
    else parts.push(part);
  });
  return () => Buffer.concat(parts).toString('utf8');
}
