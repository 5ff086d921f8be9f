import {
  File,
  FingerprintIndex,
  Region,
  TokenizedFile,
  type FileEntry,
  type Fragment,
} from '@dodona/dolos-core';
import type { SourceFile } from '@hone/contracts';
import { SIMILARITY_LISTED_FROM } from '@hone/contracts/hiring';
import { notCompared, type CompareAnswers, type Comparison, type ComparisonJob } from './comparison.js';
import { excerptOf } from './excerpt.js';
import { answerTokens, type PlacedToken } from './tokens/answer-tokens.js';

/** Tokens of a fingerprint, and fingerprints of which one is kept: 15 equal tokens in a row are always found. */
const FINGERPRINT_TOKENS = 12;
const WINDOW = 4;
/** With fewer fingerprints of its own, an answer's share means nothing. */
const MIN_FINGERPRINTS = 12;
/** Tokens of all answers together that are compared at once. */
const MAX_ALL_TOKENS = 400_000;
const MAX_MATCHES = 3;
const MAX_EXAMPLES = 3;
/** Pairs of equal places in two answers; repetitive text has their product. */
const MAX_PAIRS = 50_000;

interface Indexed {
  readonly id: string;
  readonly files: readonly SourceFile[];
  readonly tokens: readonly PlacedToken[];
  readonly entry: FileEntry;
}

/** Compares by fingerprints of tokens, with what the challenge gave left out. */
export const compareAnswers: CompareAnswers = async ({ starter, answer, others }: ComparisonJob) => {
  const index = new FingerprintIndex(FINGERPRINT_TOKENS, WINDOW);
  const add = createAdd(index, new Map(starter.map(({ path, content }) => [path, content])));
  const own = await add('own', answer);
  if (own === undefined) return notCompared('large');
  const added: Indexed[] = [];
  let room = MAX_ALL_TOKENS;
  for (const { id, files } of others) {
    const other = room > 0 ? await add(id, files) : undefined;
    if (other === undefined) continue;
    added.push(other);
    room -= other.tokens.length;
  }
  // Last, because the index removes ignored code only from answers that it already has.
  const given = await tokenize('starter', starter);
  if (given !== undefined) index.addIgnoredFile(given.file);
  if (countFingerprints(own.entry) < MIN_FINGERPRINTS) return notCompared('short');
  const compared = added.filter(({ entry }) => countFingerprints(entry) >= MIN_FINGERPRINTS);
  return compared.length === 0 ? notCompared('alone') : summarize(index, own, compared);
};

async function tokenize(id: string, files: readonly SourceFile[]) {
  const tokens = await answerTokens(files);
  if (tokens === undefined) return undefined;
  const kinds = tokens.map(({ kind }) => kind);
  // Regions count tokens; excerpts turn them into lines.
  const regions = tokens.map((_, place) => new Region(place, 0, place, 0));
  return { tokens, file: new TokenizedFile(new File(id, ''), kinds, regions) };
}

/** Adds answers to an index, without files that are as they were given. */
function createAdd(index: FingerprintIndex, given: ReadonlyMap<string, string>) {
  return async (id: string, all: readonly SourceFile[]): Promise<Indexed | undefined> => {
    const files = all.filter(({ path, content }) => given.get(path) !== content);
    const made = await tokenize(id, files);
    if (made === undefined) return undefined;
    index.addFiles([made.file]);
    const entry = index.entries().at(-1);
    if (entry === undefined) throw new Error('the index has no entry of the answer that was added');
    return { id, files, tokens: made.tokens, entry };
  };
}

/** Fingerprints that are not the challenge's own. */
const countFingerprints = ({ shared, file }: FileEntry): number =>
  [...shared].reduce((sum, fingerprint) => sum + fingerprint.occurrencesOf(file).length, 0);

function percentOf(own: FileEntry, other: FileEntry): number {
  const both = [...own.shared].filter((fingerprint) => other.shared.has(fingerprint));
  const found = both.reduce((sum, fingerprint) => sum + fingerprint.occurrencesOf(own.file).length, 0);
  return Math.round((100 * found) / countFingerprints(own));
}

function summarize(index: FingerprintIndex, own: Indexed, others: readonly Indexed[]): Comparison {
  const ranked = others
    .map((other) => ({ other, percent: percentOf(own.entry, other.entry) }))
    .sort((one, another) => another.percent - one.percent);
  const listed = ranked.filter(({ percent }) => percent >= SIMILARITY_LISTED_FROM).slice(0, MAX_MATCHES);
  return {
    state: 'compared',
    compared: others.length,
    typical: ranked[Math.floor(ranked.length / 2)]?.percent ?? null,
    highest: ranked[0]?.percent ?? null,
    matches: listed.map(({ other, percent }) => ({
      id: other.id,
      percent,
      examples: examplesOf(index, own, other),
    })),
  };
}

/** The longest places that both have. None where repetition makes too many of them. */
function examplesOf(index: FingerprintIndex, own: Indexed, other: Indexed) {
  const pairs = [...own.entry.shared].reduce((sum, fingerprint) => {
    const isShared = other.entry.shared.has(fingerprint);
    const there = isShared ? fingerprint.occurrencesOf(other.entry.file).length : 0;
    return sum + there * fingerprint.occurrencesOf(own.entry.file).length;
  }, 0);
  if (pairs > MAX_PAIRS) return [];
  return index
    .getPair(own.entry.file, other.entry.file)
    .buildFragments()
    .sort((one, another) => another.pairs.length - one.pairs.length)
    .slice(0, MAX_EXAMPLES)
    .map((fragment) => exampleOf(fragment, own, other));
}

function exampleOf({ leftSelection, rightSelection }: Fragment, own: Indexed, other: Indexed) {
  const side = ({ files, tokens }: Indexed, { startRow, endRow }: Region) =>
    excerptOf(files, tokens[startRow], tokens[endRow]);
  return { own: side(own, leftSelection), other: side(other, rightSelection) };
}
