import { request } from 'node:http';

import { serviceNotReady } from '../terminal/failures.mjs';
import { waitFor } from '../machine/processes.mjs';
import { siteHost } from './services.mjs';
import { findAt } from '../values/shapes.mjs';

/** @typedef {import('../clone/context.mjs').Context} Context */

const SITE_MS = 180_000;
const RUNTIMES_MS = 180_000;

/**
 * Waits until the site answers a path with success.
 *
 * @param {Context} context
 * @param {number} port
 * @param {string} path
 * @throws {import('../terminal/failure.mjs').LauncherFailure} with the site's own words
 */
export async function waitForSite({ env, paths, signal }, port, path) {
  let last = 'no response';
  const ready = await waitFor(
    async () => {
      const answer = await get(`http://${siteHost(env)}:${port}${path}`);
      last = answer.text;
      return answer.status === 200 || signal.aborted;
    },
    SITE_MS,
    100,
  );
  signal.throwIfAborted();
  if (!ready) throw serviceNotReady('The site', `${path} says: ${last}`, [`Read the logs in ${paths.logs}.`]);
}

/**
 * Waits until every runtime is ready in some worker, or for RUNTIMES_MS. `failed` does not end the wait: the
 * first worker reports it for every image that was built after its start.
 *
 * @param {Context} context
 * @param {number} port
 * @param {string[]} runtimes
 */
export async function waitForRuntimes({ env, signal }, port, runtimes) {
  const ready = async () => {
    const known = parseRuntimes((await get(`http://${siteHost(env)}:${port}/readyz`)).text);
    return signal.aborted || runtimes.every((id) => known[id] === 'ready');
  };
  await waitFor(ready, RUNTIMES_MS, 250);
  signal.throwIfAborted();
}

/**
 * @param {string} text  the answer of /readyz
 * @returns {Record<string, string>} runtime → state; none when the text is something else
 */
export function parseRuntimes(text) {
  try {
    const entries = Object.entries(Object(findAt(JSON.parse(text), ['runtimes'])));
    return Object.fromEntries(entries.map(([id, state]) => [id, String(state)]));
  } catch {
    return {};
  }
}

/**
 * @param {string} url
 * @returns {Promise<{status: number, text: string}>}
 */
function get(url) {
  return new Promise((resolve) => {
    const question = request(url, { timeout: 5_000 }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      answer.on('close', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    question.on('timeout', () => question.destroy());
    question.on('error', (error) => resolve({ status: 0, text: error.message }));
    question.end();
  });
}
