import { join } from 'node:path';

import { containerTail, ensureContainer, findContainer, waitForContainer } from '../engine/containers.mjs';
import { isLocal } from '../engine/engine-host.mjs';
import { engineRemote, serviceNotReady } from '../terminal/failures.mjs';
import { ensureBuilt, tagOf } from '../images/image-store.mjs';
import { findImage } from '../images/images.mjs';
import { choosePort } from '../machine/ports.mjs';
import { seconds } from '../terminal/progress.mjs';
import { redisPasswordHash } from '../clone/secrets.mjs';
import { redisAnswers } from './wire-probes.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */

const PUBLISHED = 'redis:8';
const READY_MS = 60_000;
const MEMORY_BYTES = 1024 ** 3;

/**
 * How each process of ours reaches Redis. `admin` is for tests and for people.
 *
 * @typedef {{admin: string, api: string, worker: string}} RedisUrls
 */

/** @param {Context} context */
export function redisName(context) {
  return `hone-${context.paths.id}-redis`;
}

/**
 * @param {Context} context
 * @param {import('../engine/engine.mjs').Engine} engine
 * @param {Promise<Awaited<ReturnType<typeof import('../images/base-image.mjs').ensureBase>>>} base
 * @returns {Promise<RedisUrls>}
 */
export async function ensureRedis(context, engine, base) {
  const given = context.env['REDIS_URL'];
  if (given) {
    context.progress.say('redis', 'using REDIS_URL');
    return { admin: given, api: given, worker: given };
  }
  if (!isLocal(engine.host)) throw engineRemote(engine.host);
  const begun = performance.now();
  const { id: image } = await findRedisImage(context, engine, await base);
  const port = await portOf(context, engine, redisName(context), 'redis');
  const how = await ensureContainer(engine.client, orderOf(context, engine, image, port));
  const address = { host: '127.0.0.1', port };
  const password = context.secrets.redisPassword;
  const answers = () => redisAnswers(address, password);
  if (!(await waitForContainer(engine.client, redisName(context), answers, READY_MS))) {
    const tail = await containerTail(engine.client, redisName(context));
    throw serviceNotReady('Redis', tail, [
      `Its container is ${redisName(context)}. Read docker logs; if the data may be lost, remove the container and start again.`,
    ]);
  }
  context.progress.say('redis', `ready on 127.0.0.1:${port} (${how}, ${seconds(performance.now() - begun)})`);
  return urlsOf(context, port);
}

/**
 * A running container keeps its port; otherwise the recorded port is used if it is free.
 *
 * @param {Context} context
 * @param {import('../engine/engine.mjs').Engine} engine
 * @param {string} name
 * @param {string} key
 */
export async function portOf({ state }, engine, name, key) {
  const remembered = state.read().ports?.[key];
  const running = (await findContainer(engine.client, name))?.running === true;
  const port = running && remembered !== undefined ? remembered : await choosePort(remembered);
  state.update({ ports: { ...state.read().ports, [key]: port } });
  return port;
}

/** @param {Context} context @param {number} port @returns {RedisUrls} */
function urlsOf({ secrets }, port) {
  const url = (/** @type {string} */ user, /** @type {string} */ password) =>
    `redis://${user}:${password}@127.0.0.1:${port}`;
  return {
    admin: url('', secrets.redisPassword),
    api: url('api', secrets.redisApiPassword),
    worker: url('worker', secrets.redisWorkerPassword),
  };
}

/**
 * The published Redis if it can be pulled, otherwise our own build.
 *
 * @param {Context} context
 * @param {import('../engine/engine.mjs').Engine} engine
 * @param {Awaited<ReturnType<typeof import('../images/base-image.mjs').ensureBase>>} base
 * @returns {Promise<{id: string, tag: string}>}
 */
export async function findRedisImage(context, engine, base) {
  const folder = join(context.paths.root, 'deploy', 'images', 'redis');
  const order = { name: 'redis', folder, base };
  // An existing build is kept: asking a registry again could cost a timeout at every start.
  const published =
    (await findImage(engine.client, tagOf(order))) === undefined
      ? await base.registry.pull(PUBLISHED)
      : undefined;
  return published === undefined
    ? ensureBuilt(context, engine.client, order)
    : { id: published, tag: PUBLISHED };
}

/**
 * Passwords are passed as hashes, because command lines are visible to all users of the machine.
 *
 * @param {Context} context
 * @param {import('../engine/engine.mjs').Engine} engine
 * @param {string} image
 * @param {number} port
 * @returns {import('../engine/containers.mjs').ContainerOrder}
 */
function orderOf(context, engine, image, port) {
  const { secrets } = context;
  const bridged = engine.network === 'bridge';
  const inside = bridged ? 6379 : port;
  const user = (/** @type {string} */ name, /** @type {string} */ secret, /** @type {string} */ rights) => [
    '--user',
    ...`${name} on #${redisPasswordHash(secret)} ~* &* ${rights}`.split(' '),
  ];
  const service = '+@all -@admin -@dangerous +info +client|setname +client|setinfo +client|list';
  return {
    name: redisName(context),
    clone: context.paths.id,
    image,
    user: 'redis',
    command: [
      'redis-server',
      ...['--bind', bridged ? '0.0.0.0' : '127.0.0.1'],
      ...['--port', String(inside)],
      ...['--dir', '/data'],
      ...['--appendonly', 'yes'],
      ...['--save', ''],
      ...user('default', secrets.redisPassword, '+@all'),
      ...user('api', secrets.redisApiPassword, service),
      ...user('worker', secrets.redisWorkerPassword, service),
    ],
    volume: redisName(context),
    mount: '/data',
    capabilities: [],
    memoryBytes: MEMORY_BYTES,
    port: { network: engine.network, inside, outside: port },
  };
}
