import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { watch } from './watch.mjs';

const PROGRAM = fileURLToPath(new URL('../work.mjs', import.meta.url));
/** How Node ends when its heap is full, where no signal ended it. */
const ABORTED = 134;

/**
 * What became of a task: an answer as JSON, or that it was more than is allowed.
 *
 * @typedef {{answer: string} | {limit: 'time-limit' | 'memory-limit' | 'output-limit'}} Outcome
 */

/**
 * A program, and whether it has come so far that it takes tasks. Its start takes as much time as a task: none may pay for it.
 *
 * @typedef {{child: import('node:child_process').ChildProcess, isReady: Promise<boolean>}} Started
 */

/** Has tasks done by a program that is ended when it takes too much. The next task finds another one. */
export class Bench {
  /** @type {Started | undefined} */
  #started;
  /** How long tasks have waited for a core so far. */
  waitedMs = 0;

  /** @param {string[]} execArgv  flags of Node for the program */
  constructor(execArgv) {
    this.execArgv = execArgv;
  }

  /** Starts the program before there is a task for it. */
  prepare() {
    this.#started ??= this.#start();
  }

  /** Ends the program that waits for a task, and starts no other. */
  close() {
    this.#started?.child.kill('SIGKILL');
  }

  /**
   * One task after the other. Rejects when the program met a mistake of ours or of the task's author.
   *
   * @param {object} task
   * @param {import('./watch.mjs').Limits} limits
   * @param {(part: any) => void} [onPart]  told of each part of an answer; the limits begin anew with it
   * @returns {Promise<Outcome>}
   */
  async ask(task, limits, onPart) {
    const { child, isReady } = (this.#started ??= this.#start());
    if (!(await isReady)) throw new Error('the program ended before it was ready');
    const { waitedMs, ...outcome } = await converse(child, task, limits, onPart);
    this.waitedMs += waitedMs;
    if ('limit' in outcome && outcome.limit !== 'output-limit') {
      this.#started = undefined;
      child.kill('SIGKILL');
      this.prepare();
    }
    if ('broken' in outcome) throw new Error(outcome.broken);
    return outcome;
  }

  /** @returns {Started} */
  #start() {
    const child = fork(PROGRAM, { execArgv: this.execArgv, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    // What ends while it has nothing to do is begun anew with the next task.
    child.once('exit', () => {
      if (this.#started?.child === child) this.#started = undefined;
    });
    const isReady = new Promise((/** @type {(is: boolean) => void} */ resolve) => {
      child.once('message', () => resolve(true)).once('exit', () => resolve(false));
    });
    return { child, isReady };
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {object} task
 * @param {import('./watch.mjs').Limits} limits
 * @param {((part: any) => void) | undefined} onPart
 * @returns {Promise<(Outcome | {broken: string}) & {waitedMs: number}>}
 */
function converse(child, task, limits, onPart) {
  return new Promise((resolve) => {
    const watching = watch(child.pid ?? 0, limits, () => end({ limit: 'time-limit' }));
    const onMessage = (/** @type {any} */ message) => {
      if ('part' in message) {
        watching.again();
        onPart?.(message.part);
      } else if ('tooLarge' in message) end({ limit: 'output-limit' });
      else end(message);
    };
    const onExit = (/** @type {number | null} */ code, /** @type {string | null} */ signal) =>
      end(
        signal !== null || code === ABORTED
          ? { limit: 'memory-limit' }
          : { broken: `the program ended with exit code ${code}` },
      );
    const end = (/** @type {Outcome | {broken: string}} */ outcome) => {
      const waitedMs = watching.stop();
      child.off('message', onMessage).off('exit', onExit);
      resolve({ ...outcome, waitedMs });
    };
    child.on('message', onMessage).once('exit', onExit);
    // A program that has just ended says so by its exit.
    child.send(task, () => undefined);
  });
}
