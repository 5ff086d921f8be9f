/**
 * The slowest files first, as Vitest orders them, but the first of each worker need no site: one that is shared takes most of
 * a minute to start. In a nightly run those that grade every solution come when all others are done: some of
 * them aren't judged beside much else, and they keep two cores busy by themselves.
 */
import { readFileSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';

/** So many files last as long as the start, with two workers. */
const MEANWHILE = 4;

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

export default class SiteSequencer extends BaseSequencer {
  async sort(files) {
    const sorted = siteLater(await super.sort(files));
    return process.env.HONE_TEST_ALL === '1' ? solutionsLast(sorted) : sorted;
  }
}
