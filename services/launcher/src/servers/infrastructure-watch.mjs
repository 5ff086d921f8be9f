import { setTimeout as delay } from 'node:timers/promises';

import { findContainer } from '../engine/containers.mjs';
import { startOwnEngine } from '../engine/engine-own.mjs';
import { messageOf } from '../terminal/failure.mjs';
import { mongoName } from './mongo.mjs';
import { describeMachine, isRunning } from '../machine/processes.mjs';
import { redisName } from './redis.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */
/** @typedef {import('../engine/engine-client.mjs').EngineClient} EngineClient */

const LOOK_MS = 2_000;

/**
 * Keeps Redis, the database and our own engine running until the signal aborts. An engine restarts containers
 * that exit, or that it stopped itself. After it was killed, it takes them for stopped on purpose and leaves
 * them down.
 *
 * @param {Context} context
 * @param {import('../engine/engine.mjs').Engine} engine
 * @param {{lookMs?: number}} [options]  how often to look
 */
export async function watchInfrastructure(context, engine, { lookMs = LOOK_MS } = {}) {
  const { signal, progress } = context;
  const names = ownContainers(context);
  let down = new Set();
  let trouble = '';
  while (!signal.aborted) {
    await delay(lookMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      if (engine.own) await reviveEngine(context);
      down = await startDown(engine.client, names, down, (name) =>
        progress.say('services', `${name} was down; restarted it`),
      );
      trouble = '';
    } catch (error) {
      const message = messageOf(error);
      if (message !== trouble) progress.say('engine', `does not respond (${message}); checking again`);
      trouble = message;
    }
  }
}

/** The containers of Redis and the database of this clone. @param {Context} context */
function ownContainers(context) {
  const { env } = context;
  return [
    ...(env['REDIS_URL'] ? [] : [redisName(context)]),
    ...(env['MONGODB_URL'] ? [] : [mongoName(context)]),
  ];
}

/**
 * Starts containers that are down in two checks in a row, so that the engine has a chance to do so first.
 *
 * @param {EngineClient} client
 * @param {string[]} names
 * @param {Set<string>} before  those that were down at the last look
 * @param {(name: string) => void} onStart
 * @returns {Promise<Set<string>>} those that are down and were not started
 */
export async function startDown(client, names, before, onStart) {
  const down = new Set();
  for (const name of names) {
    if ((await findContainer(client, name))?.running !== false) continue;
    if (!before.has(name)) {
      down.add(name);
      continue;
    }
    onStart(name);
    await client.call('POST', `/containers/${name}/start`);
  }
  return down;
}

/** @param {Context} context */
async function reviveEngine({ state, paths, env, progress }) {
  const noted = state.read().engine;
  if (noted === undefined || isRunning(noted.process)) return;
  const engine = await progress.step('engine', 'the Docker engine stopped: restarting it', () =>
    startOwnEngine({ paths, env, machine: describeMachine() }),
  );
  state.update({ engine: { own: true, version: engine.version, process: engine.process } });
}
