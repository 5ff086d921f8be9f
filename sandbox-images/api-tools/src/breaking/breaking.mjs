import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { nearestPlace } from '../document/places.mjs';
import { escapeKey, toPointer, valueAt } from '../document/pointer.mjs';
import { ANSWER, clip, TIME } from '../limits.mjs';
import { writeWithLines } from './lines.mjs';
import { runProgram } from './run-program.mjs';

const LEVELS = ['info', 'info', 'warning', 'error'];
/** Nothing is fetched, no date counts (a task judges dates against its own), and nothing is left out. */
const FLAGS = ['--format', 'json', '--level', 'INFO', '--allow-external-refs=false'];

/**
 * Compares two opened documents.
 *
 * @param {{program: string, folder: string}} oasdiff
 * @param {string} baseText  what `open` answered
 * @param {string} revisionText
 */
export async function breaking({ program, folder }, baseText, revisionText) {
  const sides = [JSON.parse(baseText), JSON.parse(revisionText)];
  const written = sides.map(({ document }) => writeWithLines(document));
  const paths = ['base.json', 'revision.json'].map((name) => join(folder, name));
  await Promise.all(paths.map((path, side) => writeFile(path, String(written[side]?.text))));
  const compare = (/** @type {string[]} */ ...flags) =>
    runProgram(program, ['changelog', ...paths, ...FLAGS, ...flags], TIME.breaking);
  const outcome = await compare();
  if ('limit' in outcome) return outcome;
  if (outcome.code !== 0) throw new Error(`oasdiff cannot compare: ${clip(outcome.stderr)}`);
  const asWritten = changesOf(outcome.stdout);
  const found = sides.some(({ document }) => usesAllOf(document))
    ? placedLike(asWritten, await compare('--flatten-allof'))
    : asWritten;
  const [base, revision] = sides.map(({ document, places }, side) => ({
    document,
    places: new Map(Object.entries(places)),
    pointers: written[side]?.pointers ?? [],
  }));
  return { changes: found.slice(0, ANSWER.changes).map((change) => describe(change, base, revision)) };
}

/** @param {string} stdout @returns {any[]} */
const changesOf = (stdout) => JSON.parse(stdout.trim() || '[]') ?? [];

/** @param {unknown} value @returns {boolean} */
const usesAllOf = (value) =>
  typeof value === 'object' &&
  value !== null &&
  (Object.hasOwn(value, 'allOf') || Object.values(value).some(usesAllOf));

/**
 * Changes between documents whose parts under `allOf` are merged: what is composed of parts requires what each of them
 * requires, but where it stands is known only of documents as they are written. Where parts can't be merged, what was
 * found in those documents holds.
 *
 * @param {any[]} asWritten
 * @param {Awaited<ReturnType<typeof runProgram>>} merged
 */
function placedLike(asWritten, merged) {
  if ('limit' in merged || merged.code !== 0) return asWritten;
  const keyOf = (/** @type {any} */ { id, operation, path, text }) =>
    JSON.stringify([id, operation, path, text]);
  const known = new Map(asWritten.map((change) => [keyOf(change), change]));
  return changesOf(merged.stdout).map((change) => {
    const { baseSource, revisionSource } = known.get(keyOf(change)) ?? change;
    return { ...change, baseSource, revisionSource };
  });
}

/** @typedef {{document: any, places: Map<string, import('../document/plain.mjs').Place>, pointers: readonly string[]}} Side */

/** What was added or changed stands in the revision, what was removed stood in the base. @param {any} change @param {Side} base @param {Side} revision */
function describe(change, base, revision) {
  const { id, level, operation = '', path = '', text } = change;
  const side = change.revisionSource === undefined && change.baseSource !== undefined ? base : revision;
  const line = (change.revisionSource ?? change.baseSource)?.line;
  const pointer = side.pointers[line - 1] ?? operationPointer(side.document, path, operation);
  const place = pointer === undefined ? undefined : nearestPlace(side.places, pointer);
  return {
    id,
    level: LEVELS[level] ?? 'info',
    operation,
    path,
    text: clip(text),
    ...(pointer !== undefined && { pointer }),
    ...(place && side === revision && { place }),
  };
}

/** @param {any} document @param {string} path @param {string} operation */
function operationPointer(document, path, operation) {
  const pointer = toPointer(['paths', path, operation.toLowerCase()]);
  if (valueAt(document, pointer) !== undefined) return pointer;
  const item = `/paths/${escapeKey(path)}`;
  return valueAt(document, item) === undefined ? undefined : item;
}
