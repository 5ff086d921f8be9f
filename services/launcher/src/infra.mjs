import { createEngineClient } from './engine-client.mjs';
import { ensureBase } from './base-image.mjs';
import { removeContainer, removeVolume, stopContainer } from './containers.mjs';
import { ensureEngine } from './engine.mjs';
import { removeEngineFolders } from './engine-folders.mjs';
import { ownHostOf, stopOwnEngine } from './engine-own.mjs';
import { ensureMongo, mongoName } from './mongo.mjs';
import { ensureRedis, redisName } from './redis.mjs';
import { ensureRuntimes } from './runtime-images.mjs';

/** @typedef {import('./context.mjs').Context} Context */

/**
 * @typedef {object} Infrastructure
 * @property {import('./engine.mjs').Engine} engine
 * @property {import('./redis.mjs').RedisUrls} redis
 * @property {string} mongoUrl
 * @property {Promise<{failed: string[]}>} allImages  settles when the last image is built or has failed
 */

/**
 * Brings up what the services stand on. Everything that is there already is used as it is.
 *
 * @param {Context} context
 * @param {Promise<unknown>} [installed]  settles when the clone's packages are there
 * @returns {Promise<Infrastructure>} when Redis, the database and the starter images are ready
 */
export async function bringUpInfrastructure(context, installed) {
  const engine = await ensureEngine(context);
  const base = ensureBase(context, engine.client);
  const [redis, mongoUrl, images] = await Promise.all([
    ensureRedis(context, engine, base),
    ensureMongo(context, engine, base),
    base
      .then((found) => ensureRuntimes(context, engine.client, found, installed))
      .then(async (all) => {
        await all.starter;
        return all;
      }),
  ]);
  context.state.update({ redisUrl: redis.admin, mongoUrl });
  return { engine, redis, mongoUrl, allImages: images.all };
}

/**
 * Stops the containers and the engine of this clone, and nothing else. Data are kept.
 *
 * @param {Context} context
 * @param {{purge?: boolean}} [options]  `purge` also deletes the data of Redis, of the
 *   database, and of our own engine
 */
export async function takeDownInfrastructure(context, { purge = false } = {}) {
  const { paths, state, progress, env } = context;
  const { dockerHost, engine } = state.read();
  if (dockerHost !== undefined) {
    const client = createEngineClient(dockerHost, env);
    const names = [redisName(context), mongoName(context)];
    // An engine that is gone has taken its containers along.
    await Promise.allSettled(names.map((name) => (purge ? removeContainer : stopContainer)(client, name)));
    const volumes = [redisName(context), `${mongoName(context)}-ferret`, `${mongoName(context)}-mongo`];
    if (purge) await Promise.allSettled(volumes.map((name) => removeVolume(client, name)));
    progress.say('stop', 'Redis and the database are stopped');
  }
  if (dockerHost === ownHostOf(paths)) {
    await stopOwnEngine(paths, engine?.process, env);
    progress.say('stop', 'our engine is stopped');
    // A folder that somebody chose may hold other things; ours holds nothing else.
    if (purge && env['HONE_ENGINE_DIR'] === undefined) removeEngineFolders(paths);
  }
}
