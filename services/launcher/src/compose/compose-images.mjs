import { join, relative } from 'node:path';

import { ensureBase } from '../images/base-image.mjs';
import { ensureBuild } from '../site/build.mjs';
import { ensureCompose } from './compose-tool.mjs';
import { mergeComposeFile, writeComposeEnv, socketSettings } from './compose-env.mjs';
import { readIfThere } from '../clone/state.mjs';
import { ensureDependencies } from '../site/dependencies.mjs';
import { ensureEngine } from '../engine/engine.mjs';
import { ensureBuilt } from '../images/image-store.mjs';
import { withLock } from '../machine/lock.mjs';
import { findMongoFlavour } from '../servers/mongo.mjs';
import { packagesImageOrder, servicesImageOrder } from './node-image.mjs';
import { hashEntries, walk } from '../images/production-files.mjs';
import { findRedisImage } from '../servers/redis.mjs';
import { ensureRuntimes } from '../images/runtime-images.mjs';
import { textAt } from '../values/shapes.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */

/**
 * Builds every image that docker-compose.yml and its workers start, and writes the env file that names them.
 * Starts nothing.
 *
 * @param {Context} context
 * @returns {Promise<number>} exit code
 */
export async function buildComposeImages(context) {
  const { paths, progress } = context;
  const compose = await ensureCompose(context);
  const failed = await withLock(context, async () => {
    const installed = ensureDependencies(context);
    const built = installed.then(() => ensureBuild(context));
    // Awaited below; until then a failure must not count as unhandled.
    built.catch(() => undefined);
    const engine = await ensureEngine(context);
    const base = await ensureBase(context, engine.client);
    const [redis, mongo, node, web, runtimes] = await Promise.all([
      findRedisImage(context, engine, base),
      findMongoFlavour(context, engine, base),
      ensureNodeImage(context, engine, base, built),
      ensureWebImage(context, engine, base, built),
      ensureRuntimes(context, engine.client, base, { installed }).then(({ all }) => all),
    ]);
    writeComposeEnv(paths.composeEnv, {
      ...mongoSettings(mongo, readIfThere(paths.composeEnv)),
      ...socketSettings(engine.host),
      HONE_NODE_IMAGE: node.tag,
      HONE_WEB_IMAGE: web.tag,
      HONE_REDIS_IMAGE: redis.tag,
      HONE_IMAGES: JSON.stringify(context.state.read().images ?? {}),
    });
    return runtimes.failed;
  });
  for (const name of failed)
    progress.say('images', `${name} is not available; see ${paths.state} for the reason`);
  const file = relative(process.cwd(), paths.composeEnv) || paths.composeEnv;
  progress.say('ready', `start it: ${compose} --env-file ${file} up -d`);
  return failed.length === 0 ? 0 : 1;
}

const COMPOSE_FILE = 'docker-compose.yml';
const FERRET_FILE = 'deploy/compose/ferretdb.yml';

/**
 * @param {{title: string, tag: string}} mongo
 * @param {string | undefined} written  the env file as it is
 * @returns {Record<string, string>}
 */
function mongoSettings({ title, tag }, written) {
  const ferret = title === 'FerretDB';
  return {
    HONE_MONGO_IMAGE: tag,
    HONE_MONGO_DATA: ferret ? '/data' : '/data/db',
    COMPOSE_FILE: mergeComposeFile(written, ferret ? [COMPOSE_FILE, FERRET_FILE] : [COMPOSE_FILE], [
      COMPOSE_FILE,
      FERRET_FILE,
    ]),
  };
}

/**
 * @param {Context} context
 * @param {import('../engine/engine.mjs').Engine} engine
 * @param {{id: string, reference: string}} base
 * @param {Promise<void>} built
 */
async function ensureNodeImage(context, { client }, base, built) {
  const architecture = textAt(await client.call('GET', '/info'), 'Architecture');
  const packages = await ensureBuilt(context, client, await packagesImageOrder(context, base, architecture));
  await built;
  return ensureBuilt(context, client, servicesImageOrder(context, packages));
}

/**
 * nginx with the built pages.
 *
 * @param {Context} context
 * @param {import('../engine/engine.mjs').Engine} engine
 * @param {{id: string, reference: string}} base
 * @param {Promise<void>} built
 */
async function ensureWebImage(context, engine, base, built) {
  await built;
  const { root } = context.paths;
  const pages = [...walk(join(root, 'services', 'web', 'dist'), 'pages', () => true)];
  return ensureBuilt(context, engine.client, {
    name: 'web',
    folder: join(root, 'deploy', 'images', 'web'),
    base,
    inputs: [hashEntries(pages)],
    extraFiles: async () => pages,
  });
}
