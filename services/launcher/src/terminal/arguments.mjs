// Imports the whole module: a Node without parseArgs must get far enough to report that it is too old.
import * as util from 'node:util';

import { usage } from './failures.mjs';

/** @typedef {'nothing' | 'data' | 'everything'} Deleted  data: of Redis and of the database; everything: images, too */

/**
 * @typedef {{command: 'start', port: number, worker: boolean}
 *   | {command: 'infra', down: boolean, deleted: Deleted}
 *   | {command: 'facts', json: boolean}
 *   | {command: 'compose-images'}
 *   | {command: 'help'}} Order
 */

const DEFAULT_PORT = 3000;
const FLAG = /** @type {const} */ ({ type: 'boolean', default: false });
const TEXT = /** @type {const} */ ({ type: 'string' });

/**
 * @param {string[]} args  what follows the script's name
 * @param {NodeJS.ProcessEnv} env  HONE_PORT
 * @returns {Order}
 * @throws {import('./failure.mjs').LauncherFailure} USAGE
 */
export function parseArguments(args, env) {
  const [first, ...rest] = args;
  if (args.includes('--help') || args.includes('-h')) return { command: 'help' };
  if (first === 'infra') {
    const { down, clear, purge } = readOptions(rest, { down: FLAG, clear: FLAG, purge: FLAG });
    const deleted = purge ? 'everything' : clear ? 'data' : 'nothing';
    return { command: 'infra', down: down || clear || purge, deleted };
  }
  if (first === 'facts') return { command: 'facts', ...readOptions(rest, { json: FLAG }) };
  if (first === 'compose-images') return { command: 'compose-images', ...readOptions(rest, {}) };
  const options = { port: TEXT, 'no-worker': FLAG };
  const given = readOptions(first === 'start' ? rest : args, options);
  return { command: 'start', port: portFrom(given.port ?? env['HONE_PORT']), worker: !given['no-worker'] };
}

/**
 * @template {Record<string, typeof FLAG | typeof TEXT>} Options
 * @param {string[]} args
 * @param {Options} options
 */
function readOptions(args, options) {
  try {
    return { ...util.parseArgs({ args, options }).values };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Its first sentence names the option; the rest is about positional arguments, which no command has.
    throw usage(`${error.message.split(/\.\s/, 1)[0]?.replace(/\.$/, '')}.`);
  }
}

/** @param {string | undefined} text */
function portFrom(text) {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw usage(`"${text}" is not a port. Use a number from 1 to 65535.`);
  return port;
}
