import { EngineError } from '../engine/engine-client.mjs';
import { messageOf } from '../terminal/failure.mjs';
import { imageBuildFailed } from '../terminal/failures.mjs';
import { findAt, textAt } from '../values/shapes.mjs';
import { tarFolder } from './tar.mjs';

/** @typedef {import('../engine/engine-client.mjs').EngineClient} EngineClient */

const PULL_QUIET_MS = 20_000;
/** Of 1024, the default weight; the smallest weight would stop a build next to a busy service. */
const LATER_CPU_SHARES = '128';
const PROXY_NAMES = ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy'];

/**
 * @param {EngineClient} client
 * @param {string} reference  tag or id
 * @returns {Promise<string | undefined>} the image's id, undefined when the engine does not have it
 */
export async function findImage(client, reference) {
  try {
    return textAt(await client.call('GET', `/images/${encodeURI(reference)}/json`), 'Id');
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) return undefined;
    throw error;
  }
}

/**
 * @typedef {object} Registry
 * @property {(reference: string) => Promise<string | undefined>} pull  the image's id, undefined when it
 *   cannot be had
 */

/**
 * Pulls images, and stops trying at the first sign that no registry responds: three attempts would cost three
 * timeouts.
 *
 * @param {EngineClient} client
 * @param {import('../terminal/progress.mjs').Progress} progress
 * @param {string} probeReference  the image that is asked for first
 * @returns {Registry}
 */
export function createRegistry(client, progress, probeReference) {
  const attempt = async (/** @type {string} */ reference) => {
    try {
      await pull(client, reference);
      return await findImage(client, reference);
    } catch (error) {
      progress.say('images', `${reference} cannot be pulled (${messageOf(error)})`);
      return undefined;
    }
  };
  /** @type {Promise<string | undefined> | undefined} */
  let probed;
  return {
    async pull(reference) {
      const present = await findImage(client, reference);
      if (present !== undefined) return present;
      probed ??= attempt(probeReference);
      const probe = await probed;
      return reference === probeReference || probe === undefined ? probe : attempt(reference);
    },
  };
}

/**
 * @param {EngineClient} client
 * @param {string} reference
 */
async function pull(client, reference) {
  const stop = new AbortController();
  const giveUp = () => stop.abort(new Error('the registry does not respond'));
  let timer = setTimeout(giveUp, PULL_QUIET_MS);
  try {
    const query = { fromImage: reference };
    for await (const _ of client.messages('POST', '/images/create', { query, signal: stop.signal })) {
      clearTimeout(timer);
      timer = setTimeout(giveUp, PULL_QUIET_MS);
    }
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @typedef {object} BuildOrder
 * @property {string} tag
 * @property {string} folder  build context, with a Dockerfile
 * @property {Record<string, string>} args
 * @property {import('./tar.mjs').TarEntry[]} [extraFiles]
 * @property {NodeJS.ProcessEnv} env  for the proxy variables
 * @property {AbortSignal} [signal]
 * @property {boolean} [later]  low priority: the engine gives it a small share of the CPU
 * @property {(step: string) => void} [onStep]
 */

/**
 * Builds an image with the engine's classic builder, which every version since 20.10 has. Uses the host's
 * network, because an engine may have no bridge, and a proxy may listen on loopback.
 *
 * @param {EngineClient} client
 * @param {BuildOrder} order
 * @returns {Promise<string>} the image's id
 */
export async function buildImage(client, { tag, folder, args, extraFiles, env, signal, later, onStep }) {
  const proxies = Object.fromEntries(PROXY_NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
  const query = {
    t: tag,
    networkmode: 'host',
    forcerm: true,
    buildargs: JSON.stringify({ ...proxies, ...args }),
    labels: JSON.stringify({ 'hone.image': tag }),
    ...(later === true ? { cpushares: LATER_CPU_SHARES } : {}),
  };
  const output = [''];
  try {
    const body = tarFolder(folder, extraFiles);
    const options = signal === undefined ? { query, body } : { query, body, signal };
    for await (const message of client.messages('POST', '/build', options)) {
      const text = String(findAt(message, ['stream']) ?? '');
      if (/^Step \d+\/\d+/.test(text)) onStep?.(text.trim());
      output.push(...text.split('\n').filter((line) => line.trim() !== ''));
      output.splice(0, Math.max(0, output.length - 15));
    }
  } catch (error) {
    throw imageBuildFailed(tag, messageOf(error), output.join('\n'));
  }
  const id = await findImage(client, tag);
  if (id === undefined)
    throw imageBuildFailed(tag, 'the engine reported neither an error nor an image', output.join('\n'));
  return id;
}

/**
 * @param {EngineClient} client
 * @param {string} tag  `repository:tag`
 * @param {import('node:stream').Readable} archive  of a root file system
 */
export async function importImage(client, tag, archive) {
  const [repo, name] = tag.split(':');
  const query = { fromSrc: '-', repo, tag: name };
  for await (const _ of client.messages('POST', '/images/create', { query, body: archive })) {
    // Import progress contains nothing useful.
  }
}
