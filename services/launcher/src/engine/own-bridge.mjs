import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

import { bridgeFailed } from '../terminal/failures.mjs';

/**
 * A bridge for our own engine. None of our containers uses it; it exists because an engine that is configured
 * without a bridge deletes the `docker0` of any other engine on the machine.
 *
 * @typedef {{name: string, address: string}} Bridge
 */

/**
 * @param {string} cloneId  8 hexadecimal digits
 * @returns {Bridge} a name that a network device may have (15 bytes), and one of the 32,768 networks of four
 *   addresses in 198.18.0.0/15, which RFC 2544 keeps for tests inside a machine
 */
export function bridgeOf(cloneId) {
  const network = (Number.parseInt(cloneId, 16) % 2 ** 15) * 4;
  const address = [198, 18 + (network >> 16), (network >> 8) & 255, (network & 255) + 1].join('.');
  return { name: `hone${cloneId}`, address: `${address}/30` };
}

/**
 * @param {string} ip  path of the `ip` program
 * @param {Bridge} bridge
 */
export function ensureBridge(ip, { name, address }) {
  if (bridgeExists(name)) return;
  run(ip, ['link', 'add', 'name', name, 'type', 'bridge']);
  run(ip, ['address', 'add', address, 'dev', name]);
  run(ip, ['link', 'set', name, 'up']);
}

/**
 * @param {string | undefined} ip
 * @param {Bridge} bridge
 */
export function removeBridge(ip, { name }) {
  if (ip !== undefined && bridgeExists(name)) run(ip, ['link', 'delete', name, 'type', 'bridge']);
}

/** @param {string} name */
function bridgeExists(name) {
  return statSync(`/sys/class/net/${name}`, { throwIfNoEntry: false }) !== undefined;
}

/**
 * @param {string} ip
 * @param {string[]} args
 */
function run(ip, args) {
  const { status, stderr, error } = spawnSync(ip, args, { encoding: 'utf8' });
  if (status !== 0) throw bridgeFailed(`ip ${args.join(' ')}`, error?.message ?? stderr.trim());
}
