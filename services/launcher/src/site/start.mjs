import { join } from 'node:path';

import { PROGRAMS, ensureBuild } from './build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { portTaken } from '../terminal/failures.mjs';
import { startInfrastructure, stopInfrastructure } from '../servers/infra.mjs';
import { watchInfrastructure } from '../servers/infrastructure-watch.mjs';
import { withLock } from '../machine/lock.mjs';
import { chooseMetricsPort, withMetrics } from './metrics-ports.mjs';
import { claimPort } from '../machine/ports.mjs';
import { isRunning, markOf, runLogged, stopProcess, waitFor } from '../machine/processes.mjs';
import { seconds } from '../terminal/progress.mjs';
import { waitForRuntimes, waitForSite } from './readiness.mjs';
import { LOOPBACK, apiOrder, commonEnv, workerOrder } from './services.mjs';
import { Supervisor } from './supervisor.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */

const SETTLE_MS = 5_000;

/**
 * `npm start`: starts everything, and supervises it until a signal arrives.
 *
 * @param {Context} context  its signal ends the run
 * @param {{port: number, worker: boolean}} options
 * @returns {Promise<number>} exit code
 */
export async function startAll(context, { port, worker }) {
  const { env, state, progress, signal } = context;
  const { pids = {}, port: usedPort } = state.read();
  if (isRunning(pids['launcher'])) {
    progress.say(
      'ready',
      `Hone is already running at http://localhost:${usedPort} (pid ${pids['launcher']?.pid})`,
    );
    return 0;
  }
  await stopOrphans(context, pids);
  if ((await claimPort(port, env['HONE_HOST'] || LOOPBACK)) === undefined) throw portTaken(port);
  const self = markOf(process.pid);
  state.update({ port, pids: self === undefined ? {} : { launcher: self } });

  const supervisor = new Supervisor({
    say: (text) => progress.say('services', text),
    note: (name, mark) => notePid(context, name, mark),
  });
  const giveUp = new AbortController();
  const inner = { ...context, signal: AbortSignal.any([signal, giveUp.signal]) };
  const run = startServers(inner, supervisor, port, worker);
  const stopped = new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(undefined), { once: true }),
  );
  try {
    await Promise.race([run, supervisor.failed, stopped]);
    if (!signal.aborted) await stopped;
    return 0;
  } catch (error) {
    if (!signal.aborted) throw error;
    return 0;
  } finally {
    giveUp.abort();
    await stopAll(context, supervisor, run);
  }
}

/**
 * @param {Context} context
 * @param {Supervisor} supervisor
 * @param {number} port
 * @param {boolean} worker
 */
async function startServers(context, supervisor, port, worker) {
  const { progress, signal } = context;
  const useful = createSignal();
  const infrastructure = await withLock(context, async () => {
    const installed = ensureDependencies(context);
    const built = installed.then(() => ensureBuild(context));
    const hooks = { installed, useful: useful.comes };
    const [ready] = await Promise.all([startInfrastructure(context, hooks), built]);
    return ready;
  });
  signal.throwIfAborted();
  const apiMetrics = await chooseMetricsPort(context, 'api');
  supervisor.start(withMetrics(apiOrder(context, infrastructure, port), apiMetrics));
  const [first] = await Promise.all([
    worker ? startFirstWorker(context, supervisor, infrastructure, port) : undefined,
    openPage(context, port),
  ]);
  if (worker) await waitForSite(context, port, '/readyz');
  supervisor.settle();
  progress.say(
    'ready',
    `Hone is ready at http://localhost:${port} (${seconds(progress.elapsedMs())}). Press Ctrl-C to stop it.`,
  );
  useful.isHere();
  const offerRemainingRuntimes = async () => {
    const { failed } = await infrastructure.allImages;
    signal.throwIfAborted();
    for (const name of failed)
      progress.say('images', `${name} is not available; see ${context.paths.state} for the reason`);
    const second = workerOrder(context, infrastructure, port);
    if (first !== undefined && second.env['HONE_IMAGES'] !== first.env['HONE_IMAGES']) {
      await replaceWorker(context, supervisor, second, port);
    }
  };
  await Promise.all([watchInfrastructure(context, infrastructure.engine), offerRemainingRuntimes()]);
}

/** A promise with its resolver. */
function createSignal() {
  /** @type {(value?: undefined) => void} */
  let isHere = () => undefined;
  const comes = new Promise((resolve) => (isHere = resolve));
  return { comes, isHere };
}

/**
 * The page is available before the first language: challenges can be read meanwhile.
 *
 * @param {Context} context
 * @param {number} port
 */
async function openPage(context, port) {
  await waitForSite(context, port, '/healthz');
  await seedCatalogue(context, port);
  const { progress } = context;
  progress.say('page', `http://localhost:${port} responds (${seconds(progress.elapsedMs())})`);
}

/**
 * @param {Context} context
 * @param {Supervisor} supervisor
 * @param {import('../servers/infra.mjs').Infrastructure} infrastructure
 * @param {number} port
 * @returns {Promise<import('./supervisor.mjs').ServiceOrder>} of the worker that offers what is built by now
 */
async function startFirstWorker(context, supervisor, infrastructure, port) {
  await infrastructure.starterImages;
  context.signal.throwIfAborted();
  const metricsPort = await chooseMetricsPort(context, 'worker');
  const order = withMetrics(workerOrder(context, infrastructure, port), metricsPort);
  supervisor.start(order);
  return order;
}

/**
 * A worker reads its runtimes at its start. When more were built, a second worker replaces the first as soon
 * as it has tested them all, so that no one waits.
 *
 * @param {Context} context
 * @param {Supervisor} supervisor
 * @param {import('./supervisor.mjs').ServiceOrder} order
 * @param {number} port
 */
async function replaceWorker(context, supervisor, order, port) {
  const metricsPort = await chooseMetricsPort(context, 'worker-2');
  supervisor.start(withMetrics({ ...order, name: `${order.name} (all runtimes)` }, metricsPort));
  const wanted = Object.keys(context.state.read().images ?? {});
  await waitForRuntimes(context, port, wanted);
  await supervisor.end(order.name);
  context.progress.say('images', `now available: ${wanted.join(', ')}`);
}

/**
 * @param {Context} context
 * @param {number} port
 */
async function seedCatalogue(context, port) {
  const { paths, progress, signal } = context;
  const logFile = join(paths.logs, 'seed.log');
  const env = commonEnv(context, port);
  const { ok, tail } = await runLogged(process.execPath, [join(paths.root, PROGRAMS.cli), 'seed'], {
    logFile,
    cwd: paths.root,
    env,
    signal,
  });
  // A challenge that does not load is its author's problem; the others are published.
  progress.say(
    'seed',
    ok
      ? 'challenges loaded'
      : `some challenges could not be loaded; the others are available (${logFile}):\n${tail}`,
  );
}

/**
 * @param {Context} context
 * @param {Supervisor} supervisor
 * @param {Promise<void>} run
 */
async function stopAll(context, supervisor, run) {
  const { state, progress } = context;
  progress.say('stop', 'stopping everything that this command started');
  await supervisor.stop();
  let over = false;
  run.catch(() => undefined).finally(() => (over = true));
  await waitFor(() => over, SETTLE_MS);
  const stopServers = async () => {
    if (state.read().held === true)
      progress.say('stop', 'the infrastructure was started with `infra` and keeps running');
    else await stopInfrastructure(context);
    state.update({ pids: {} });
  };
  // During the start, the lock is still ours.
  await (over ? withLock(context, stopServers) : stopServers());
}

/**
 * Stops services whose launcher was killed; otherwise they would occupy the port.
 *
 * @param {Context} context
 * @param {Record<string, import('../clone/state.mjs').ProcessMark>} pids
 */
async function stopOrphans({ progress }, pids) {
  for (const [name, mark] of Object.entries(pids)) {
    if (!isRunning(mark)) continue;
    progress.say('services', `${name} of a previous start is still running (pid ${mark.pid}); stopping it`);
    await stopProcess(mark, 10_000);
  }
}

/**
 * @param {Context} context
 * @param {string} name
 * @param {import('../clone/state.mjs').ProcessMark | undefined} mark
 */
function notePid({ state }, name, mark) {
  const { [name]: _, ...others } = state.read().pids ?? {};
  state.update({ pids: mark === undefined ? others : { ...others, [name]: mark } });
}
