import { createEngineClient } from '../engine/engine-client.mjs';
import { ensureBase } from '../images/base-image.mjs';
import { removeContainer, removeVolume, stopContainer } from '../engine/containers.mjs';
import { ensureEngine } from '../engine/engine.mjs';
import { createFerretBuild } from './ferretdb-binary.mjs';
import { removeEngineFolders } from '../engine/engine-folders.mjs';
import { ownHostOf, stopOwnEngine } from '../engine/engine-own.mjs';
import { ensureMongo, mongoName } from './mongo.mjs';
import { ensureRedis, redisName } from './redis.mjs';
import { ensureRuntimes } from '../images/runtime-images.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */

/**
 * @typedef {object} Infrastructure
 * @property {import('../engine/engine.mjs').Engine} engine
 * @property {import('./redis.mjs').RedisUrls} redis
 * @property {string} mongoUrl
 * @property {Promise<unknown>} starterImages  fails when the first language cannot be built
 * @property {Promise<{failed: string[]}>} allImages  settles when the last image is built or has failed
 */

/**
 * Starts the engine, Redis, the database and the image builds that services need. Uses what already exists.
 *
 * @param {Context} context
 * @param {object} [milestones]
 * @param {Promise<unknown>} [milestones.installed]  settles when the clone's packages are there
 * @param {Promise<unknown>} [milestones.useful]  settles when the site is usable; then the other languages are built
 * @returns {Promise<Infrastructure>} when Redis and the database are ready
 */
export async function startInfrastructure(context, hooks = {}) {
  const ferret = createFerretBuild(context);
  ferret.prefetch();
  const engine = await ensureEngine(context);
  const base = ensureBase(context, engine.client);
  const images = base.then((found) => ensureRuntimes(context, engine.client, found, hooks));
  const starterImages = images.then(({ starter }) => starter);
  // Callers that await it see the failure.
  starterImages.catch(() => undefined);
  const [redis, mongoUrl] = await Promise.all([
    ensureRedis(context, engine, base),
    ensureMongo(context, engine, base, ferret),
  ]);
  context.state.update({ redisUrl: redis.admin, mongoUrl });
  const allImages = images.then(({ all }) => all);
  allImages.catch(() => undefined);
  return { engine, redis, mongoUrl, starterImages, allImages };
}

/**
 * Stops the containers and the engine of this clone, and nothing else.
 *
 * @param {Context} context
 * @param {import('../terminal/arguments.mjs').Deleted} [deleted]
 */
export async function stopInfrastructure(context, deleted = 'nothing') {
  const { paths, state, progress, env } = context;
  const { dockerHost, engine } = state.read();
  if (dockerHost !== undefined) {
    const client = createEngineClient(dockerHost, env);
    const names = [redisName(context), mongoName(context)];
    // A stopped engine has stopped its containers.
    await Promise.allSettled(
      names.map((name) => (deleted === 'nothing' ? stopContainer : removeContainer)(client, name)),
    );
    const volumes = [redisName(context), `${mongoName(context)}-ferret`, `${mongoName(context)}-mongo`];
    if (deleted !== 'nothing') await Promise.allSettled(volumes.map((name) => removeVolume(client, name)));
    progress.say('stop', 'Redis and the database stopped');
  }
  if (dockerHost === ownHostOf(paths)) {
    await stopOwnEngine(paths, engine?.process, env);
    progress.say('stop', 'Docker engine stopped');
    // A configured folder may contain other files; the default one does not.
    if (deleted === 'everything' && env['HONE_ENGINE_DIR'] === undefined) removeEngineFolders(paths);
  }
}
