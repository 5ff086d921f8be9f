import { serviceNotReady } from './failures.mjs';
import { markOf, startDetached, stopProcess, tailOf } from './processes.mjs';
import { seconds } from './progress.mjs';

/** @typedef {import('./state.mjs').ProcessMark} ProcessMark */

/**
 * @typedef {object} ServiceOrder
 * @property {string} name
 * @property {string[]} args  of the node program
 * @property {NodeJS.ProcessEnv} env  the whole environment
 * @property {string} cwd
 * @property {string} logFile
 * @property {{uid: number, gid: number}} [user]
 */

const STOP_MS = 15_000;
const STEADY_MS = 60_000;
const MOST_EARLY_ENDS = 4;

/**
 * How long to wait before starting a service again: soon at first, then ever more rarely.
 *
 * @param {number} endsInARow  1 for the first
 * @returns {number} milliseconds
 */
export function restartDelayMs(endsInARow) {
  return Math.min(30_000, 500 * 2 ** (endsInARow - 1));
}

/**
 * Keeps services running until it is told to stop them.
 *
 * @param {object} ports
 * @param {(text: string) => void} ports.say
 * @param {(name: string, mark: ProcessMark | undefined) => void} ports.note  told of every start and end
 * @returns what callers do with it; `failed` rejects when a service ends again and again before `settle()`
 */
export function createSupervisor({ say, note }) {
  /** @type {{order: ServiceOrder, mark: ProcessMark | undefined, timer: NodeJS.Timeout | undefined, over: boolean}[]} */
  const services = [];
  let stopping = false;
  let settled = false;
  /** @type {(error: Error) => void} */
  let fail = () => undefined;
  const failed = /** @type {Promise<never>} */ (new Promise((_, reject) => (fail = reject)));
  failed.catch(() => undefined);

  /** @param {typeof services[number]} service @param {number} ends  in a row, before this start */
  const launch = (service, ends) => {
    const { order } = service;
    const begun = performance.now();
    const child = startDetached(process.execPath, order.args, { ...order, ...order.user });
    service.mark = child.pid === undefined ? undefined : markOf(child.pid);
    note(order.name, service.mark);
    child.once('error', (error) =>
      fail(serviceNotReady(order.name, error.message, [`Read ${order.logFile}.`])),
    );
    child.once('exit', (code, signal) => {
      service.mark = undefined;
      note(order.name, undefined);
      if (!stopping && !service.over)
        again(service, performance.now() - begun > STEADY_MS ? 1 : ends + 1, signal ?? `code ${code}`);
    });
  };

  /** @param {typeof services[number]} service @param {number} ends @param {string} how */
  const again = (service, ends, how) => {
    const { name, logFile } = service.order;
    if (!settled && ends >= MOST_EARLY_ENDS) {
      return fail(
        serviceNotReady(name, `it ended ${ends} times (${how}):\n${tailOf(logFile)}`, [`Read ${logFile}.`]),
      );
    }
    const waitMs = restartDelayMs(ends);
    say(`${name} ended (${how}); starting it again in ${seconds(waitMs)}; its log is ${logFile}`);
    service.timer = setTimeout(() => launch(service, ends), waitMs);
  };

  return {
    failed,
    /** From now on a service that ends is started again without end. */
    settle() {
      settled = true;
    },
    /** @param {ServiceOrder} order */
    start(order) {
      const service = { order, mark: undefined, timer: undefined, over: false };
      services.push(service);
      launch(service, 0);
    },
    /**
     * Ends one for good, as when another has taken its place.
     *
     * @param {string} name
     */
    async end(name) {
      const at = services.findIndex(({ order }) => order.name === name);
      const [service] = at === -1 ? [] : services.splice(at, 1);
      if (service === undefined) return;
      service.over = true;
      clearTimeout(service.timer);
      if (service.mark !== undefined) await stopProcess(service.mark, STOP_MS);
    },
    /** Ends all, the last started first: gracefully, then by force. */
    async stop() {
      stopping = true;
      for (const { order, mark, timer } of services.toReversed()) {
        clearTimeout(timer);
        if (mark === undefined) continue;
        await stopProcess(mark, STOP_MS);
        say(`${order.name} is stopped`);
      }
    },
  };
}
