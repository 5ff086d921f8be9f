import { spawnSync } from 'node:child_process';

import { readIfThere } from '../clone/state.mjs';

/**
 * The api needs no privileges, so a root launcher runs it as `nobody`, if `nobody` can read the program,
 * which is not the case for a clone below /root.
 *
 * @param {string} program
 * @returns {{uid: number, gid: number} | undefined} undefined to stay who we are
 */
export function findServiceUser(program) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const user = parseUser(readIfThere('/etc/passwd') ?? '', 'nobody');
  if (user === undefined) return undefined;
  const script = 'require("node:fs").accessSync(process.argv[1], 4)';
  const { status } = spawnSync(process.execPath, ['-e', script, program], { ...user, cwd: '/', env: {} });
  return status === 0 ? user : undefined;
}

/**
 * @param {string} passwd  the text of /etc/passwd
 * @param {string} name
 */
export function parseUser(passwd, name) {
  const line = passwd.split('\n').find((candidate) => candidate.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
