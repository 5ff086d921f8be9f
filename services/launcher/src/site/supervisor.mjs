import { serviceNotReady } from '../terminal/failures.mjs';
import { markOf, startDetached, stopProcess, tailOf } from '../machine/processes.mjs';
import { seconds } from '../terminal/progress.mjs';

/** @typedef {import('../clone/state.mjs').ProcessMark} ProcessMark */

/**
 * @typedef {object} ServiceOrder
 * @property {string} name
 * @property {string[]} args  of the node program
 * @property {NodeJS.ProcessEnv} env  the whole environment
 * @property {string} cwd
 * @property {string} logFile
 * @property {{uid: number, gid: number}} [user]
 * @property {number} [stopMs]  how long it may take to end in good order
 */

const STOP_MS = 15_000;
const STEADY_MS = 60_000;
const MOST_EARLY_ENDS = 4;

/**
 * Delay before restarting a service: short at first, then longer and longer.
 *
 * @param {number} endsInARow  1 for the first
 * @returns {number} milliseconds
 */
export function restartDelayMs(endsInARow) {
  return Math.min(30_000, 500 * 2 ** (endsInARow - 1));
}

/**
 * @typedef {object} Service
 * @property {ServiceOrder} order
 * @property {ProcessMark | undefined} mark  while it runs
 * @property {Promise<void>} ended  when its last start has ended and that is noted
 * @property {NodeJS.Timeout | undefined} timer  while it waits for its next start
 * @property {boolean} over  stopped on purpose, so its exit is not reported
 */

/** Keeps services running until it is stopped. */
export class Supervisor {
  /** @type {Service[]} */
  #services = [];
  #settled = false;
  /** @type {(error: Error) => void} */
  #reject = () => undefined;
  #say;
  #note;
  #delayMs;

  /**
   * @param {object} ports
   * @param {(text: string) => void} ports.say
   * @param {(name: string, mark: ProcessMark | undefined) => void} ports.note  called on every start and exit
   * @param {(endsInARow: number) => number} [ports.delayMs]  before a restart
   */
  constructor({ say, note, delayMs = restartDelayMs }) {
    this.#say = say;
    this.#note = note;
    this.#delayMs = delayMs;
    /**
     * Rejects when a service ends again and again before `settle()`.
     *
     * @type {Promise<never>}
     */
    this.failed = new Promise((_, reject) => (this.#reject = reject));
    this.failed.catch(() => undefined);
  }

  /** From now on, a service that exits is restarted without limit. */
  settle() {
    this.#settled = true;
  }

  /** @param {ServiceOrder} order */
  start(order) {
    const service = { order, mark: undefined, ended: Promise.resolve(), timer: undefined, over: false };
    this.#services.push(service);
    this.#launch(service, 0);
  }

  /**
   * Stops one service permanently, for instance because another replaces it.
   *
   * @param {string} name
   */
  async end(name) {
    const at = this.#services.findIndex(({ order }) => order.name === name);
    const [service] = at === -1 ? [] : this.#services.splice(at, 1);
    if (service !== undefined) await this.#end(service);
  }

  /** Stops all services, the last started first: gracefully, then by force. */
  async stop() {
    for (const service of this.#services) service.over = true;
    for (const service of this.#services.toReversed()) {
      if (await this.#end(service)) this.#say(`${service.order.name} stopped`);
    }
  }

  /**
   * @param {Service} service
   * @returns {Promise<boolean>} whether it was running
   */
  async #end(service) {
    const { mark, timer } = service;
    service.over = true;
    clearTimeout(timer);
    if (mark === undefined) return false;
    await stopProcess(mark, service.order.stopMs ?? STOP_MS);
    await service.ended;
    return true;
  }

  /**
   * @param {Service} service
   * @param {number} ends  in a row, before this start
   */
  #launch(service, ends) {
    const { order } = service;
    const begun = performance.now();
    const child = startDetached(process.execPath, order.args, { ...order, ...order.user });
    service.mark = child.pid === undefined ? undefined : markOf(child.pid);
    this.#note(order.name, service.mark);
    child.once('error', (error) => this.#fail(order, error.message));
    const onExit = (/** @type {number | null} */ code, /** @type {string | null} */ signal) => {
      service.mark = undefined;
      this.#note(order.name, undefined);
      const steady = performance.now() - begun > STEADY_MS;
      if (!service.over) this.#again(service, steady ? 1 : ends + 1, signal ?? `code ${code}`);
    };
    service.ended = new Promise((resolve) =>
      child.once('exit', (code, signal) => resolve(onExit(code, signal))),
    );
  }

  /**
   * @param {Service} service
   * @param {number} ends  in a row
   * @param {string} how
   */
  #again(service, ends, how) {
    const { name, logFile } = service.order;
    if (!this.#settled && ends >= MOST_EARLY_ENDS) {
      this.#fail(service.order, `it exited ${ends} times (${how}):\n${tailOf(logFile)}`);
      return;
    }
    const waitMs = this.#delayMs(ends);
    this.#say(`${name} exited (${how}); restarting it in ${seconds(waitMs)}. Its log: ${logFile}`);
    service.timer = setTimeout(() => this.#launch(service, ends), waitMs);
  }

  /**
   * @param {ServiceOrder} order
   * @param {string} reason
   */
  #fail({ name, logFile }, reason) {
    this.#reject(serviceNotReady(name, reason, [`Read ${logFile}.`]));
  }
}
