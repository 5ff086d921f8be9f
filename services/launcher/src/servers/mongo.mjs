import { join } from 'node:path';

import { containerTail, ensureContainer, waitForContainer } from '../engine/containers.mjs';
import { isLocal } from '../engine/engine-host.mjs';
import { engineRemote, serviceNotReady } from '../terminal/failures.mjs';
import { createFerretBuild } from './ferretdb-binary.mjs';
import { hostCertificates } from '../images/host-certificates.mjs';
import { ensureBuilt, tagOf } from '../images/image-store.mjs';
import { findImage } from '../images/images.mjs';
import { seconds } from '../terminal/progress.mjs';
import { portOf } from './redis.mjs';
import { mongoAnswers } from './wire-probes.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */
/** @typedef {import('../engine/containers.mjs').ContainerOrder} ContainerOrder */
/** @typedef {import('./ferretdb-binary.mjs').FerretBuild} FerretBuild */

const PUBLISHED = 'mongo:8';
const READY_MS = 120_000;
const MEMORY_BYTES = 2 * 1024 ** 3;
/** Numeric, as in the image: the owner of a tmpfs is set by number. */
const POSTGRES_UID = 800;

/** @param {Context} context */
export function mongoName(context) {
  return `hone-${context.paths.id}-mongo`;
}

/**
 * @param {Context} context
 * @param {import('../engine/engine.mjs').Engine} engine
 * @param {Promise<Awaited<ReturnType<typeof import('../images/base-image.mjs').ensureBase>>>} base
 * @param {FerretBuild} ferret
 * @returns {Promise<string>} a MongoDB URL with credentials
 */
export async function ensureMongo(context, engine, base, ferret) {
  const given = context.env['MONGODB_URL'];
  if (given) {
    context.progress.say('mongo', 'using MONGODB_URL');
    return given;
  }
  if (!isLocal(engine.host)) throw engineRemote(engine.host);
  const begun = performance.now();
  const flavour = await findMongoFlavour(context, engine, await base, ferret);
  const port = await portOf(context, engine, mongoName(context), 'mongo');
  const how = await ensureContainer(engine.client, flavour.order(port));
  const answers = () => mongoAnswers({ host: '127.0.0.1', port });
  if (!(await waitForContainer(engine.client, mongoName(context), answers, READY_MS))) {
    const tail = await containerTail(engine.client, mongoName(context));
    throw serviceNotReady(flavour.title, tail, [
      `Its container is ${mongoName(context)}. Read docker logs; if the data may be lost, remove the container and start again.`,
    ]);
  }
  const took = seconds(performance.now() - begun);
  context.progress.say('mongo', `${flavour.title} ready on 127.0.0.1:${port} (${how}, ${took})`);
  return `mongodb://hone:${context.secrets.mongoPassword}@127.0.0.1:${port}/hone?${flavour.options}`;
}

/**
 * MongoDB if an image can be pulled, otherwise FerretDB.
 *
 * @param {Context} context
 * @param {import('../engine/engine.mjs').Engine} engine
 * @param {Awaited<ReturnType<typeof import('../images/base-image.mjs').ensureBase>>} base
 * @param {FerretBuild} [ferret]
 * @returns {Promise<{title: string, tag: string, options: string, order: (port: number) => ContainerOrder}>}
 */
export async function findMongoFlavour(context, engine, base, ferret = createFerretBuild(context)) {
  const order = ferretOrder(context, base, ferret);
  const pulled =
    (await findImage(engine.client, tagOf(order))) === undefined
      ? await base.registry.pull(PUBLISHED)
      : undefined;
  if (pulled !== undefined) {
    ferret.cancel();
    return {
      title: 'MongoDB',
      tag: PUBLISHED,
      options: 'authSource=admin',
      order: (port) => mongoContainer(context, engine, pulled, port),
    };
  }
  const { id, tag } = await ensureBuilt(context, engine.client, order);
  return {
    title: 'FerretDB',
    tag,
    options: 'authMechanism=PLAIN',
    order: (port) => ferretContainer(context, engine, id, port),
  };
}

/**
 * @param {Context} context
 * @param {{id: string, reference: string}} base
 * @param {FerretBuild} ferret
 * @returns {import('../images/image-store.mjs').ImageOrder}
 */
function ferretOrder(context, base, ferret) {
  return {
    name: 'ferretdb',
    folder: join(context.paths.root, 'deploy', 'images', 'ferretdb'),
    base,
    ...(context.env['GOPROXY'] ? { args: { GOPROXY: context.env['GOPROXY'] } } : {}),
    extraFiles: async () => {
      const program = await ferret.program();
      return [
        ...(program === undefined ? [] : [{ path: 'prebuilt/ferretdb', content: program, mode: 0o755 }]),
        hostCertificates(context.env),
      ];
    },
  };
}

/**
 * @param {Context} context
 * @param {import('../engine/engine.mjs').Engine} engine
 * @param {string} image
 * @param {number} port
 * @returns {ContainerOrder}
 */
function ferretContainer(context, engine, image, port) {
  const listen = engine.network === 'bridge' ? '0.0.0.0:27017' : `127.0.0.1:${port}`;
  return {
    ...common(context, engine, image, port),
    command: [],
    env: [`HONE_MONGO_PASSWORD=${context.secrets.mongoPassword}`, `FERRETDB_LISTEN=${listen}`],
    volume: `${mongoName(context)}-ferret`,
    mount: '/data',
    capabilities: ['SETUID', 'SETGID', 'KILL'],
    tmpfs: {
      '/run/postgresql': `rw,nosuid,nodev,noexec,size=1m,mode=755,uid=${POSTGRES_UID},gid=${POSTGRES_UID}`,
    },
  };
}

/**
 * @param {Context} context
 * @param {import('../engine/engine.mjs').Engine} engine
 * @param {string} image
 * @param {number} port
 * @returns {ContainerOrder}
 */
function mongoContainer(context, engine, image, port) {
  const bridged = engine.network === 'bridge';
  return {
    ...common(context, engine, image, port),
    user: 'mongodb',
    command: [
      'mongod',
      '--port',
      String(bridged ? 27017 : port),
      '--bind_ip',
      bridged ? '0.0.0.0' : '127.0.0.1',
    ],
    env: [`MONGO_INITDB_ROOT_USERNAME=hone`, `MONGO_INITDB_ROOT_PASSWORD=${context.secrets.mongoPassword}`],
    volume: `${mongoName(context)}-mongo`,
    mount: '/data/db',
    capabilities: [],
  };
}

/**
 * @param {Context} context
 * @param {import('../engine/engine.mjs').Engine} engine
 * @param {string} image
 * @param {number} port
 */
function common(context, engine, image, port) {
  const inside = engine.network === 'bridge' ? 27017 : port;
  return {
    name: mongoName(context),
    clone: context.paths.id,
    image,
    memoryBytes: MEMORY_BYTES,
    port: { network: engine.network, inside, outside: port },
  };
}
