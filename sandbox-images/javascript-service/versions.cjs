/** Prints what services may import beside Node's own modules; with --line on one line, Node first. */
const { readdirSync, readFileSync } = require('node:fs');

const ROOT = '/node_modules';
const NAMED = ['express', 'fastify', 'pg'];

const versionOf = (name) => JSON.parse(readFileSync(`${ROOT}/${name}/package.json`, 'utf8')).version;
const names = readdirSync(ROOT).flatMap((name) =>
  name.startsWith('@') ? readdirSync(`${ROOT}/${name}`).map((inner) => `${name}/${inner}`) : [name],
);
const line = [`Node.js ${process.version.slice(1)}`, ...NAMED.map((name) => `${name} ${versionOf(name)}`)];
console.log(
  process.argv.includes('--line')
    ? line.join(', ')
    : names
        .sort()
        .map((name) => `${name}\t${versionOf(name)}`)
        .join('\n'),
);
