import { hashFolders } from '../values/hashing.mjs';
import { buildImage, findImage } from './images.mjs';
import { seconds } from '../terminal/progress.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */

/**
 * @typedef {object} ImageOrder
 * @property {string} name  the image will be `hone/<name>:<hash of its inputs>`
 * @property {string} folder
 * @property {{id: string, reference: string}} base
 * @property {Record<string, string>} [args]  build arguments besides BASE
 * @property {string[]} [inputs]  further inputs that decide the content
 * @property {() => Promise<import('./tar.mjs').TarEntry[]>} [extraFiles]  made only for a build
 * @property {boolean} [later]  low priority: built when nothing else is, with a small share of the CPU
 */

const STEP_EVERY_MS = 10_000;

/** @param {ImageOrder} order */
export function tagOf({ name, folder, base, inputs = [] }) {
  return `hone/${name}:${hashFolders([folder], [base.id, ...inputs])}`;
}

/**
 * Builds an image unless one with the same inputs exists.
 *
 * @param {Context} context
 * @param {import('../engine/engine-client.mjs').EngineClient} client
 * @param {ImageOrder} order
 * @returns {Promise<{tag: string, id: string}>}
 */
export async function ensureBuilt(context, client, order) {
  const tag = tagOf(order);
  const later = order.later === true;
  // Creating these files may take longer than a build, and needs no slot. Without them, builds run in the
  // order of calls.
  const missing = order.extraFiles !== undefined && (await findImage(client, tag)) === undefined;
  const files = missing ? await order.extraFiles?.() : undefined;
  return context.builds(
    async () => {
      const present = await findImage(client, tag);
      return { tag, id: present ?? (await build(context, client, order, { tag, extraFiles: files ?? [] })) };
    },
    { later },
  );
}

/**
 * @param {Context} context
 * @param {import('../engine/engine-client.mjs').EngineClient} client
 * @param {ImageOrder} order
 * @param {{tag: string, extraFiles: import('./tar.mjs').TarEntry[]}} result  its tag and its additional files
 * @returns {Promise<string>} the image's id
 */
async function build({ progress, env, signal }, client, order, { tag, extraFiles }) {
  const begun = performance.now();
  progress.say('images', `building ${tag} …`);
  const id = await buildImage(client, {
    tag,
    folder: order.folder,
    args: { BASE: order.base.reference, ...order.args },
    extraFiles,
    env,
    signal,
    later: order.later === true,
    onStep: throttle((step) => progress.say('images', `${order.name}: ${step}`)),
  });
  progress.say('images', `${tag} built in ${seconds(performance.now() - begun)}`);
  return id;
}

/**
 * Lets one line pass at intervals: enough to see that a long build is progressing.
 *
 * @param {(step: string) => void} say
 * @returns {(step: string) => void}
 */
function throttle(say) {
  let last = performance.now();
  return (step) => {
    if (performance.now() - last < STEP_EVERY_MS) return;
    last = performance.now();
    say(step.length > 90 ? `${step.slice(0, 89)}…` : step);
  };
}
