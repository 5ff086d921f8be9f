/** Prints what the pages download and fails when the first load or the challenge page is over its budget. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const BUDGET_BYTES = 250 * 1024;
/** What docs/performance.md records plus a small margin: the goal of 320 kB is not reached yet. */
const CHALLENGE_BUDGET_BYTES = 460 * 1000;
const dist = join(import.meta.dirname, '..', 'dist');

const manifest = JSON.parse(await readFile(join(dist, '.vite', 'manifest.json'), 'utf8'));

async function gzipBytes(file) {
  return gzipSync(await readFile(join(dist, file)), { level: 9 }).length;
}

/** The chunk with everything that it imports statically. */
function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key]?.imports ?? []) closure(next, seen);
  return seen;
}

async function scriptBytes(keys) {
  const sizes = await Promise.all([...keys].map((key) => gzipBytes(manifest[key].file)));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function styleBytes(keys) {
  const files = new Set([...keys].flatMap((key) => manifest[key].css ?? []));
  const sizes = await Promise.all([...files].map(gzipBytes));
  return sizes.reduce((sum, size) => sum + size, 0);
}

const kB = (bytes) => `${(bytes / 1024).toFixed(1).padStart(7)} KiB`;

/** What every page loads, with the larger of the two pages that people open first. */
const shell = closure('index.html');
const [first] = await Promise.all(
  ['src/landing/landing-page.tsx', 'src/catalogue/catalogue-page.tsx'].map(async (source) => {
    const keys = new Set([...shell, ...closure(source)]);
    return { keys, bytes: await scriptBytes(keys) };
  }),
).then((pages) => pages.toSorted((one, other) => other.bytes - one.bytes));
const later = (source) => [...closure(source)].filter((key) => !shell.has(key));
const pages = [
  ['challenge page', 'src/challenge/challenge-page.tsx'],
  ['editor', 'src/challenge/editor/code-editor.tsx'],
  ['submission page', 'src/submission/submission-page.tsx'],
  ['space-time diagrams', 'src/space-time/history-view.tsx'],
  ['the live topology', 'src/topology/live-topology.tsx'],
  ['my work', 'src/me/me-page.tsx'],
  ['signing in', 'src/account/sign-in-page.tsx'],
  ['the account page', 'src/account/account-page.tsx'],
  ['the pages of a workspace', 'src/hiring/hiring-pages.tsx'],
  ['the builder', 'src/builder/builder-page.tsx'],
  ['a report', 'src/report/report-page.tsx'],
  ['an invitation', 'src/sitting/invitation-page.tsx'],
  ['a sitting', 'src/sitting/sitting-pages.tsx'],
];

const total = first.bytes;
console.log(`${kB(total)}  script of the first load, gzip (budget ${BUDGET_BYTES / 1024} KiB)`);
console.log(`${kB(await styleBytes(first.keys))}  style of the first load`);
for (const [name, source] of pages)
  if (manifest[source]) console.log(`${kB(await scriptBytes(later(source)))}  more for ${name}`);

/** Everything the challenge page loads before a key is pressed, with the largest language highlighter. */
async function challengeBytes() {
  const languages = Object.keys(manifest).filter((key) =>
    /@codemirror\/lang-[a-z]+\/dist\/index\.js$/.test(key),
  );
  const page = ['index.html', 'src/challenge/challenge-page.tsx', 'src/challenge/editor/code-editor.tsx'];
  const totals = languages.map((language) =>
    scriptBytes(new Set([...page, language].flatMap((source) => [...closure(source)]))),
  );
  return Math.max(...(await Promise.all(totals)));
}

const challengeTotal = await challengeBytes();
console.log(
  `${kB(challengeTotal)}  challenge page in all, with a language (budget ${CHALLENGE_BUDGET_BYTES / 1000} kB)`,
);

const CHUNKS = [
  'src/challenge/editor/code-editor.tsx',
  'src/space-time/history-view.tsx',
  'src/topology/live-topology.tsx',
  'src/hiring/hiring-pages.tsx',
  'src/builder/builder-page.tsx',
  'src/report/report-page.tsx',
  'src/sitting/invitation-page.tsx',
  'src/sitting/sitting-pages.tsx',
  'src/sitting/item-page.tsx',
];
for (const source of CHUNKS) {
  if (manifest[source]?.isDynamicEntry === true && !first.keys.has(source)) continue;
  console.error(`${source} must be a separate chunk, outside the first load.`);
  process.exitCode = 1;
}
if (Object.keys(manifest).some((source) => source.startsWith('src/design/'))) {
  console.error('/design is for development only, and must not be built.');
  process.exitCode = 1;
}
if (total > BUDGET_BYTES) {
  console.error('The first load is over its budget.');
  process.exitCode = 1;
}
if (challengeTotal > CHALLENGE_BUDGET_BYTES) {
  console.error('The challenge page is over its budget.');
  process.exitCode = 1;
}
