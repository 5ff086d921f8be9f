import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { messageOf } from '../terminal/failure.mjs';
import { hostCertificates } from './host-certificates.mjs';
import { IMAGE_PARTS } from './image-parts.mjs';
import { lockedVersion, packageFiles, withDependencies } from './image-packages.mjs';
import { ensureBuilt, tagOf } from './image-store.mjs';
import { findImage } from './images.mjs';
import { findAt } from '../values/shapes.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */
/** @typedef {import('../engine/engine-client.mjs').EngineClient} EngineClient */
/** @typedef {import('./image-store.mjs').ImageOrder} ImageOrder */

/** Required before the page is useful, in this order. */
const STARTER_RUNTIMES = ['python'];
/** Built next, because most challenges use them; unlisted ones come last. */
const THEN = [
  'javascript',
  'postgresql',
  'typescript',
  'java',
  'go',
  'cpp',
  'ruby',
  'sqlite',
  'mariadb',
  'mongodb',
  'api-tools',
  'schemathesis',
  'porcupine',
];
/** Images of services come after all that a challenge of another kind may need. */
const isLate = (/** @type {string} */ id) => id.endsWith('-service');
const ORDER = [...STARTER_RUNTIMES, ...THEN];

/**
 * @param {string} root  the clone
 * @returns {string[]} ids of all runtimes: folders with a Dockerfile and a runtime.json, in build order
 */
export function listRuntimes(root) {
  const folder = join(root, 'sandbox-images');
  if (!existsSync(folder)) return [];
  const complete = readdirSync(folder).filter((name) =>
    ['Dockerfile', 'runtime.json'].every((file) => existsSync(join(folder, name, file))),
  );
  const place = (/** @type {string} */ id) => {
    const found = ORDER.indexOf(id);
    return found === -1 ? ORDER.length : found;
  };
  return complete.sort(
    (a, b) => Number(isLate(a)) - Number(isLate(b)) || place(a) - place(b) || (a < b ? -1 : 1),
  );
}

/**
 * Ensures all sandbox images: first the runner, which goes into each of them, then the starter set, then the
 * rest. Tags are written to the state file as images become ready.
 *
 * @param {Context} context
 * @param {EngineClient} client
 * @param {{id: string, reference: string}} base
 * @param {object} [milestones]
 * @param {Promise<unknown>} [milestones.installed]  until then, packages that some images contain may be missing
 * @param {Promise<unknown>} [milestones.useful]  until then only the starter set is built
 * @returns {Promise<{starter: Promise<unknown>, all: Promise<{failed: string[]}>}>} `starter` fails when its
 *   images fail; `all` never does: a runtime that cannot be built is not offered, and the state file says why
 */
export async function ensureRuntimes(context, client, base, { installed = Promise.resolve(), useful } = {}) {
  // Callers that await the packages see the failure.
  installed.catch(() => undefined);
  const folder = join(context.paths.root, 'sandbox-images');
  const runtimes = listRuntimes(context.paths.root);
  const runner = existsSync(join(folder, 'runner', 'Dockerfile'))
    ? await ensureBuilt(context, client, { name: 'runner', folder: join(folder, 'runner'), base })
    : undefined;
  const orders = runtimes.map((name) =>
    withExtras(context, runtimeOrder(folder, name, base, runner), installed),
  );
  layer(orders);
  await recordExistingImages(context, client, orders);
  /** @type {Map<string, Promise<void>>} */
  const begun = new Map();
  const build = (/** @type {ImageOrder} */ order) => {
    const below = begun.get(layersOn(order) ?? '') ?? Promise.resolve();
    const done = below.then(() => buildAndNote(context, client, order));
    begun.set(order.name, done);
    return { name: order.name, done };
  };
  const isStarter = (/** @type {ImageOrder} */ { name }) => STARTER_RUNTIMES.includes(name);
  const first = orders.filter(isStarter).map(build);
  const starter = Promise.all(first.map(({ done }) => done));
  const others = orders.filter((order) => !isStarter(order)).map((order) => ({ ...order, later: true }));
  const rest = Promise.allSettled([starter, useful]).then(() => settle(others.map(build)));
  const all = Promise.all([settle(first), rest]).then((failed) => ({ failed: failed.flat() }));
  return { starter, all };
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {{id: string, reference: string}} base
 * @param {{tag: string, id: string} | undefined} runner
 * @returns {ImageOrder}
 */
function runtimeOrder(folder, name, base, runner) {
  const order = { name, folder: join(folder, name), base };
  return runner === undefined ? order : { ...order, args: { RUNNER: runner.tag }, inputs: [runner.id] };
}

/**
 * Images that extend another runtime's image are built on it, and rebuilt with it.
 *
 * @param {ImageOrder[]} orders  changed in place; a base comes before its extensions
 */
export function layer(orders) {
  for (const [index, order] of orders.entries()) {
    const name = layersOn(order);
    const below = orders.slice(0, index).find((each) => each.name === name);
    // Only its own build then fails, and says that its base is missing.
    if (below === undefined) continue;
    const tag = tagOf(below);
    // The runner is in the image below.
    const { args: { RUNNER: _runner, ...args } = {}, ...rest } = order;
    const own = Object.keys(args).length === 0 ? {} : { args };
    orders[index] = { ...rest, ...own, base: { id: tag, reference: tag } };
  }
}

/** @param {ImageOrder} order @returns {string | undefined} the runtime that it adds to */
const layersOn = ({ folder }) => extrasOf(join(folder, 'runtime.json')).layersOn;

/** Whether a build fetches modules of Go. @param {ImageOrder} order */
const takesProxy = ({ folder }) => /^ARG GOPROXY$/m.test(readFileSync(join(folder, 'Dockerfile'), 'utf8'));

/**
 * Some images contain npm packages, which their runtime.json lists, in the clone's locked version. npm inside
 * an image build would lack the host's certificates and cache. Other images download during their build and
 * get the certificates.
 *
 * @param {Context} context
 * @param {ImageOrder} order
 * @param {Promise<unknown>} installed
 * @returns {ImageOrder}
 */
function withExtras(context, order, installed) {
  const { root } = context.paths;
  const { packages, prebuilt, downloads } = extrasOf(join(order.folder, 'runtime.json'));
  if (packages.length === 0 && prebuilt.length === 0 && !downloads) return order;
  const names = withDependencies(root, packages);
  const proxy = context.env['GOPROXY'];
  return {
    ...order,
    ...(proxy && takesProxy(order) ? { args: { ...order.args, GOPROXY: proxy } } : {}),
    inputs: [...(order.inputs ?? []), ...names.map((name) => lockedVersion(root, name))],
    extraFiles: async () => {
      if (names.length > 0) await installed;
      const authorities = downloads ? [hostCertificates(context.env)] : [];
      const parts = await Promise.all(prebuilt.map((part) => IMAGE_PARTS[part]?.(context, order) ?? []));
      return [
        ...authorities,
        ...outermost(names).flatMap((name) => packageFiles(root, name)),
        ...parts.flat(),
      ];
    },
  };
}

/** A package's folder also contains its nested packages. @param {string[]} names */
const outermost = (names) => names.filter((name) => !name.includes('/node_modules/'));

/** @param {string} file  a runtime.json @returns {{packages: string[], prebuilt: string[], downloads: boolean, layersOn?: string}} */
function extrasOf(file) {
  try {
    const runtime = JSON.parse(readFileSync(file, 'utf8'));
    const textsAt = (/** @type {string} */ key) => [findAt(runtime, [key]) ?? []].flat().map(String);
    const below = findAt(runtime, ['layersOn']);
    return {
      ...(typeof below === 'string' ? { layersOn: below } : {}),
      packages: textsAt('packages'),
      prebuilt: textsAt('prebuilt'),
      downloads: findAt(runtime, ['downloads']) === true,
    };
  } catch (error) {
    // Workers report an invalid description; it must not stop the other builds.
    if (error instanceof SyntaxError) return { packages: [], prebuilt: [], downloads: false };
    throw error;
  }
}

/**
 * Written before the first build, so that readers can distinguish "not built yet" from "not offered".
 *
 * @param {Context} context
 * @param {EngineClient} client
 * @param {ImageOrder[]} orders
 */
async function recordExistingImages({ state }, client, orders) {
  const known = await Promise.all(
    orders.map(async (order) => ({
      name: order.name,
      tag: tagOf(order),
      id: await findImage(client, tagOf(order)),
    })),
  );
  const ready = known.filter(({ id }) => id !== undefined);
  state.update({
    images: Object.fromEntries(ready.map(({ name, tag }) => [name, tag])),
    runtimes: Object.fromEntries(
      known.map(({ name, tag, id }) => [
        name,
        id === undefined ? { status: 'building' } : { status: 'built', tag },
      ]),
    ),
  });
}

/**
 * @param {Context} context
 * @param {EngineClient} client
 * @param {ImageOrder} order
 */
async function buildAndNote(context, client, order) {
  const { state } = context;
  try {
    const { tag } = await ensureBuilt(context, client, order);
    const { images, runtimes } = state.read();
    state.update({
      images: { ...images, [order.name]: tag },
      runtimes: { ...runtimes, [order.name]: { status: 'built', tag } },
    });
  } catch (error) {
    // An interrupted build says nothing about the image.
    if (context.signal.aborted) throw error;
    const reason = messageOf(error);
    state.update({ runtimes: { ...state.read().runtimes, [order.name]: { status: 'failed', reason } } });
    throw error;
  }
}

/** @param {{name: string, done: Promise<unknown>}[]} builds */
async function settle(builds) {
  const results = await Promise.allSettled(builds.map(({ done }) => done));
  return builds.filter((_, index) => results[index]?.status === 'rejected').map(({ name }) => name);
}
