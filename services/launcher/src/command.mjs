import { parseArguments } from './arguments.mjs';
import { createContext } from './context.mjs';
import { LauncherFailure } from './failure.mjs';
import { OLDEST_NODE, nodeTooOld, usage } from './failures.mjs';
import { bringUpInfrastructure, takeDownInfrastructure } from './infra.mjs';
import { withLock } from './lock.mjs';
import { seconds } from './progress.mjs';
import { isAtLeast } from './versions.mjs';

/** @typedef {import('./context.mjs').Context} Context */

/**
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
export async function runCommand(words, env) {
  try {
    if (!isAtLeast(process.versions.node, OLDEST_NODE)) throw nodeTooOld(process.versions.node);
    return await carryOut(parseArguments(words, env), env);
  } catch (error) {
    if (!(error instanceof LauncherFailure)) throw error;
    process.stderr.write(
      `\n${error.code}: ${error.message}\n${error.fix.map((line) => `  ${line}\n`).join('')}`,
    );
    return error.code === 'USAGE' ? 2 : 1;
  }
}

/**
 * @param {import('./arguments.mjs').Order} order
 * @param {NodeJS.ProcessEnv} env
 */
async function carryOut(order, env) {
  const context = createContext({ env, write: (line) => process.stdout.write(line) });
  if (order.command === 'infra') return order.down ? infraDown(context, order.purge) : infraUp(context);
  throw usage('not yet');
}

/** @param {Context} context */
async function infraUp(context) {
  const { progress, state, paths } = context;
  const { failed } = await withLock(context, async () => {
    state.update({ held: true });
    const infrastructure = await bringUpInfrastructure(context);
    return infrastructure.allImages;
  });
  progress.say(
    'ready',
    `infrastructure is up after ${seconds(progress.elapsedMs())}; addresses are in ${paths.state}`,
  );
  return failed.length === 0 ? 0 : 1;
}

/** @param {Context} context @param {boolean} purge */
async function infraDown(context, purge) {
  await withLock(context, async () => {
    context.state.update({ held: false });
    await takeDownInfrastructure(context, { purge });
  });
  return 0;
}
