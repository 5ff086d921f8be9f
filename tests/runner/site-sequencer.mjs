/**
 * The slowest files first, as Vitest orders them, but the first of each worker need no site: one that is shared takes most of
 * a minute to start. In a nightly run those that grade every solution come when all others are done: some of
 * them aren't judged beside much else, and they keep two cores busy by themselves. Vitest knows no times on a new machine, and
 * takes the longest text first: files of many minutes are named here, or the last of them would run beside solutions.
 */
import { readFileSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';

/** With two workers, this many files last as long as the start of the site. */
const MEANWHILE = 4;

/** From the tests' folder, slowest first. */
export const LONGEST = [
  'integration/verify-templates.nightly.ts',
  'integration/new-kind.nightly.ts',
  'challenges/sql-corpus.nightly.ts',
  'hostile/measured.nightly.ts',
  'hostile/sandbox.test.ts',
];

const says =
  (word) =>
  ({ moduleId }) =>
    readFileSync(moduleId, 'utf8').includes(word);

/** Puts the first files that need no site in front; all others keep their order. */
export function siteLater(files, needs = says('shared-site')) {
  const first = files.filter((file) => !needs(file)).slice(0, MEANWHILE);
  return [...first, ...files.filter((file) => !first.includes(file))];
}

/** Puts the files that grade every solution at the end. */
export function solutionsLast(files, grades = says('createSettleOnce(')) {
  const longest = files.filter(grades);
  return [...files.filter((file) => !longest.includes(file)), ...longest];
}

/** Puts the files that are known to take many minutes in front. */
export function longestFirst(
  files,
  placeOf = ({ moduleId }) => LONGEST.findIndex((one) => moduleId.endsWith(`/${one}`)),
) {
  const known = files.filter((file) => placeOf(file) !== -1);
  const others = files.filter((file) => placeOf(file) === -1);
  return [...known.sort((one, other) => placeOf(one) - placeOf(other)), ...others];
}

export default class SiteSequencer extends BaseSequencer {
  async sort(files) {
    const sorted = siteLater(longestFirst(await super.sort(files)));
    return process.env.HONE_TEST_ALL === '1' ? solutionsLast(sorted) : sorted;
  }
}
