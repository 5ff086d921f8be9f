import { join } from 'node:path';

import { parseArguments } from './terminal/arguments.mjs';
import { buildComposeImages } from './compose/compose-images.mjs';
import { createContext } from './clone/context.mjs';
import { EngineError } from './engine/engine-client.mjs';
import { describeFacts, gatherFacts } from './facts/facts.mjs';
import { LauncherFailure } from './terminal/failure.mjs';
import { OLDEST_NODE, USAGE, engineRejected, nodeTooOld } from './terminal/failures.mjs';
import { startInfrastructure, stopInfrastructure } from './servers/infra.mjs';
import { withLock } from './machine/lock.mjs';
import { clonePaths, cloneRoot } from './clone/paths.mjs';
import { isRunning } from './machine/processes.mjs';
import { seconds } from './terminal/progress.mjs';
import { startAll } from './site/start.mjs';
import { createStateStore } from './clone/state.mjs';
import { isAtLeast } from './values/versions.mjs';

/** @typedef {import('./clone/context.mjs').Context} Context */

const INTERRUPTED = 130;

/**
 * @param {string[]} args  of the command line
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code: 0 well, 1 a failure that was explained, 2 usage, 130 interrupted
 */
export async function runCommand(args, env) {
  const interruption = new AbortController();
  listenForSignals(interruption);
  try {
    if (!isAtLeast(process.versions.node, OLDEST_NODE)) throw nodeTooOld(process.versions.node);
    return await carryOut(parseArguments(args, env), env, interruption.signal);
  } catch (error) {
    if (interruption.signal.aborted) return INTERRUPTED;
    const failure = error instanceof EngineError ? engineRejected(error.message) : error;
    if (!(failure instanceof LauncherFailure)) throw error;
    process.stderr.write(explain(failure));
    return failure.code === 'USAGE' ? 2 : 1;
  }
}

/** @param {LauncherFailure} failure */
function explain({ code, message, fix }) {
  return `\n${code}: ${message}\n${fix.map((line) => `  ${line}\n`).join('')}`;
}

/**
 * The first signal stops everything in order, the second exits immediately.
 *
 * @param {AbortController} interruption
 */
function listenForSignals(interruption) {
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(name, () => {
      if (interruption.signal.aborted) process.exit(INTERRUPTED);
      interruption.abort();
    });
  }
}

/**
 * @param {import('./terminal/arguments.mjs').Order} order
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 */
async function carryOut(order, env, signal) {
  if (order.command === 'help') {
    process.stdout.write(`${USAGE.join('\n')}\n`);
    return 0;
  }
  if (order.command === 'facts') return printFacts(env, order.json);
  const context = createContext({ env, signal, write: (line) => process.stdout.write(line) });
  if (order.command === 'infra') return order.down ? infraDown(context, order.deleted) : infraUp(context);
  if (order.command === 'compose-images') return buildComposeImages(context);
  return startAll(context, order);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} json
 */
async function printFacts(env, json) {
  const paths = clonePaths(cloneRoot(), env);
  const state = createStateStore(paths.state, join(paths.shared, 'state.json')).read();
  const facts = await gatherFacts({ paths, env, state });
  process.stdout.write(json ? `${JSON.stringify(facts)}\n` : describeFacts(facts));
  return facts.findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** @param {Context} context */
async function infraUp(context) {
  const { progress, state, paths } = context;
  const { failed } = await withLock(context, async () => {
    state.update({ held: true });
    const infrastructure = await startInfrastructure(context);
    return infrastructure.allImages;
  });
  const took = seconds(progress.elapsedMs());
  progress.say('ready', `infrastructure is ready (${took}); its addresses are in ${paths.state}`);
  for (const name of failed)
    progress.say('images', `${name} failed: ${state.read().runtimes?.[name]?.reason}`);
  return failed.length === 0 ? 0 : 1;
}

/**
 * @param {Context} context
 * @param {import('./terminal/arguments.mjs').Deleted} deleted
 */
async function infraDown(context, deleted) {
  const { progress, state } = context;
  return withLock(context, async () => {
    state.update({ held: false });
    const launcher = state.read().pids?.['launcher'];
    if (isRunning(launcher)) {
      progress.say(
        'stop',
        `npm start is running (pid ${launcher?.pid}) and stops the infrastructure when it exits`,
      );
      return 0;
    }
    await stopInfrastructure(context, deleted);
    return 0;
  });
}
