import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { emitPrograms } from './programs/emit-programs.mjs';
import { npm } from './site/dependencies.mjs';
import { hashFolders } from './values/hashing.mjs';

/** `npm run build:programs`: compiles changed sources of services, and builds the web client if its sources changed. */
const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Sources of the web client. */
const WEB = ['services/web', 'services/contracts', 'package-lock.json', 'tsconfig.json'];
/** In the bundle's folder, so that deleting the bundle deletes it, too. */
const BUNDLED = join(root, 'services/web/dist/.sources');

const emitted = emitPrograms(root);
console.log(`compiled ${emitted} sources of services`);

const sources = hashFolders(WEB.map((path) => join(root, path)));
if (sources === readBundled()) {
  console.log('the web client is unchanged');
} else {
  const [command, words] = npm('run', 'bundle', '-w', '@hone/web');
  const { status } = spawnSync(command, words, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(BUNDLED, sources);
}

function readBundled() {
  try {
    return readFileSync(BUNDLED, 'utf8');
  } catch {
    return undefined;
  }
}
