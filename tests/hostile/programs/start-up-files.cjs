const fs = require('node:fs');
const { dirname } = require('node:path');

const won = [];
for (const path of [
  '/tmp/.noderc',
  '/tmp/.node_modules/fs/index.js',
  '/tmp/.npmrc',
  '/work/node_modules/fs/index.js',
  '/work/package.json',
  '/node_modules/fs/index.js',
  '/usr/lib/node_modules/fs/index.js',
  '/usr/local/lib/node/fs.js',
  '/etc/ld.so.preload',
  '/box/package.json',
  '/hone/check.cjs',
]) {
  try {
    fs.mkdirSync(dirname(path), { recursive: true });
    fs.writeFileSync(path, 'console.log("mine")');
    if (!/^\/(tmp|work)\//.test(path)) won.push(path);
  } catch {
    continue;
  }
}
process.env.NODE_OPTIONS = '--require /work/node_modules/fs/index.js';
console.log(JSON.stringify(won));
