import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)('mingo/package.json');
process.stdout.write(`mingo ${version}, Node.js ${process.versions.node}\n`);
