import { readFileSync } from 'node:fs';

const folder = new URL('../', import.meta.url);
const lock = JSON.parse(readFileSync(new URL('package-lock.json', folder), 'utf8'));
const names = ['ajv', 'yaml', '@stoplight/spectral-core'];
const versions = names.map((name) => `${name} ${lock.packages[`node_modules/${name}`].version}`);
process.stdout.write(`${versions.join(', ')}, oasdiff 1.37.0, Node.js ${process.versions.node}\n`);
