import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const names = ['ajv', 'yaml', '@stoplight/spectral-core'];
const versions = names.map((name) => `${name} ${require(`${name}/package.json`).version}`);
process.stdout.write(`${versions.join(', ')}, oasdiff 1.37.0, Node.js ${process.versions.node}\n`);
