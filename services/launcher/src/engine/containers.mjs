import { EngineError } from './engine-client.mjs';
import { hashText } from '../values/hashing.mjs';
import { waitFor } from '../machine/processes.mjs';
import { findAt, numberAt } from '../values/shapes.mjs';

/** @typedef {import('./engine-client.mjs').EngineClient} EngineClient */

const MOST_RESTARTS = 3;

/**
 * @typedef {object} ContainerOrder
 * @property {string} name
 * @property {string} clone  the clone's id, as label
 * @property {string} image  id
 * @property {string[]} command
 * @property {string} [user]
 * @property {string[]} [env]
 * @property {string} volume  name of the volume with its data
 * @property {string} mount  where the data are inside
 * @property {string[]} capabilities
 * @property {Record<string, string>} [tmpfs]
 * @property {number} memoryBytes
 * @property {{network: 'host' | 'bridge', inside: number, outside: number}} port  `inside` counts on a bridge only
 */

/**
 * Ensures that a long-lived container runs exactly as specified: an identical one is started if necessary, a
 * different one is replaced. Its volume is kept.
 *
 * @param {EngineClient} client
 * @param {ContainerOrder} order
 * @returns {Promise<'running' | 'started' | 'created'>}
 */
export async function ensureContainer(client, order) {
  const settings = settingsOf(order);
  const digest = hashText(JSON.stringify(settings));
  const present = await findContainer(client, order.name);
  if (present !== undefined && present.digest === digest) {
    if (present.running) return 'running';
    await client.call('POST', `/containers/${order.name}/start`);
    return 'started';
  }
  if (present !== undefined) await removeContainer(client, order.name);
  const json = { ...settings, Labels: { ...settings.Labels, 'hone.config': digest } };
  await client.call('POST', '/containers/create', { query: { name: order.name }, json });
  await client.call('POST', `/containers/${order.name}/start`);
  return 'created';
}

/**
 * @param {EngineClient} client
 * @param {string} name
 * @returns {Promise<{digest: string | undefined, running: boolean, restarts: number} | undefined>}
 */
export async function findContainer(client, name) {
  try {
    const answer = await client.call('GET', `/containers/${name}/json`);
    const digest = findAt(answer, ['Config', 'Labels', 'hone.config']);
    return {
      digest: typeof digest === 'string' ? digest : undefined,
      running: findAt(answer, ['State', 'Running']) === true,
      restarts: numberAt(answer, 'RestartCount'),
    };
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) return undefined;
    throw error;
  }
}

/**
 * Waits until the service in a container responds; fails early when it exits again and again.
 *
 * @param {EngineClient} client
 * @param {string} name
 * @param {() => Promise<boolean>} answers
 * @param {number} limitMs
 * @returns {Promise<boolean>}
 */
export async function waitForContainer(client, name, answers, limitMs) {
  const before = (await findContainer(client, name))?.restarts ?? 0;
  let ready = false;
  await waitFor(async () => {
    ready = await answers();
    const restarts = ready ? before : ((await findContainer(client, name))?.restarts ?? 0);
    return ready || restarts - before >= MOST_RESTARTS;
  }, limitMs);
  return ready;
}

/**
 * @param {EngineClient} client
 * @param {string} name
 */
export async function stopContainer(client, name) {
  await client.call('POST', `/containers/${name}/stop`, { query: { t: 20 } }).catch(ignoreMissing);
}

/**
 * @param {EngineClient} client
 * @param {string} name
 */
export async function removeContainer(client, name) {
  await stopContainer(client, name);
  await client.call('DELETE', `/containers/${name}`, { query: { force: true } }).catch(ignoreMissing);
}

/**
 * @param {EngineClient} client
 * @param {string} name
 */
export async function removeVolume(client, name) {
  await client.call('DELETE', `/volumes/${name}`, { query: { force: true } }).catch(ignoreMissing);
}

/**
 * The last output of a container, for an error message.
 *
 * @param {EngineClient} client
 * @param {string} name
 */
export async function containerTail(client, name) {
  const query = { stdout: true, stderr: true, tail: 12 };
  const raw = await client.call('GET', `/containers/${name}/logs`, { query }).catch(() => undefined);
  return Buffer.isBuffer(raw) ? withoutFraming(raw).trim() : '';
}

/**
 * The engine puts eight bytes before each piece of output: stream, padding, length.
 *
 * @param {Buffer} raw
 */
function withoutFraming(raw) {
  let text = '';
  for (let at = 0; at + 8 <= raw.length;) {
    const end = at + 8 + raw.readUInt32BE(at + 4);
    text += raw.toString('utf8', at + 8, end);
    at = end;
  }
  return text;
}

/** @param {unknown} error */
function ignoreMissing(error) {
  if (!(error instanceof EngineError) || ![304, 404, 409].includes(error.status)) throw error;
}

/** @param {ContainerOrder} order */
function settingsOf(order) {
  const exposed = `${order.port.inside}/tcp`;
  const bridged = order.port.network === 'bridge';
  return {
    Image: order.image,
    Cmd: order.command,
    User: order.user ?? '',
    Env: order.env ?? [],
    Labels: { 'hone.clone': order.clone, 'hone.role': 'infrastructure' },
    ...(bridged ? { ExposedPorts: { [exposed]: {} } } : {}),
    HostConfig: {
      NetworkMode: order.port.network,
      ...(bridged
        ? { PortBindings: { [exposed]: [{ HostIp: '127.0.0.1', HostPort: String(order.port.outside) }] } }
        : {}),
      Mounts: [{ Type: 'volume', Source: order.volume, Target: order.mount }],
      RestartPolicy: { Name: 'unless-stopped' },
      CapDrop: ['ALL'],
      CapAdd: order.capabilities,
      SecurityOpt: ['no-new-privileges'],
      ReadonlyRootfs: true,
      Tmpfs: { '/tmp': 'rw,nosuid,nodev,noexec,size=64m', ...order.tmpfs },
      Memory: order.memoryBytes,
      MemorySwap: order.memoryBytes,
      LogConfig: { Type: 'json-file', Config: { 'max-size': '10m', 'max-file': '2' } },
    },
  };
}
