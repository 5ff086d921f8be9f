// Name, version and license of each package of npm in the image, one a line.
import { readFileSync } from 'node:fs';

const lock = JSON.parse(readFileSync(new URL('package-lock.json', import.meta.url), 'utf8'));
for (const [path, { version, license }] of Object.entries(lock.packages)) {
  if (path !== '')
    process.stdout.write(`${path.slice(path.lastIndexOf('node_modules/') + 13)}\t${version}\t${license}\n`);
}
