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

/**
 * @param {string[]} words  what follows the script's name
 * @param {NodeJS.ProcessEnv} env  HONE_PORT
 * @returns {Order}
 * @throws {import('./failure.mjs').LauncherFailure} USAGE
 */
export function parseArguments(words, env) {
  const [first, ...rest] = words;
  if (words.includes('--help') || words.includes('-h')) return { command: 'help' };
  if (first === 'infra') {
    const flags = flagsOf(rest, ['--down', '--clear', '--purge']);
    const deleted = flags.has('--purge') ? 'everything' : flags.has('--clear') ? 'data' : 'nothing';
    return { command: 'infra', down: flags.size > 0, deleted };
  }
  if (first === 'facts') return { command: 'facts', json: flagsOf(rest, ['--json']).has('--json') };
  if (first === 'compose-images') {
    flagsOf(rest, []);
    return { command: 'compose-images' };
  }
  return parseStart(first === 'start' ? rest : words, env);
}

/**
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} env
 * @returns {Order}
 */
function parseStart(words, env) {
  const joined = words.flatMap((word) => (word.startsWith('--port=') ? ['--port', word.slice(7)] : [word]));
  const at = joined.indexOf('--port');
  const given = at === -1 ? env['HONE_PORT'] : (joined[at + 1] ?? '');
  const others = at === -1 ? joined : joined.toSpliced(at, 2);
  const flags = flagsOf(others, ['--no-worker']);
  return { command: 'start', port: portFrom(given), worker: !flags.has('--no-worker') };
}

/** @param {string | undefined} text */
function portFrom(text) {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw usage(`"${text}" is no port: 1 to 65535 is.`);
  return port;
}

/**
 * @param {string[]} words
 * @param {string[]} known
 */
function flagsOf(words, known) {
  const stray = words.find((word) => !known.includes(word));
  if (stray !== undefined) throw usage(`"${stray}" is not understood here.`);
  return new Set(words);
}
