/**
 * The slowest files first, as Vitest orders them, but the first of each worker need no site: one that is shared takes most of
 * a minute to start.
 */
import { readFileSync } from 'node:fs';
import { BaseSequencer } from 'vitest/node';

/** So many files last as long as the start, with two workers. */
const MEANWHILE = 4;

const needsSite = ({ moduleId }) => readFileSync(moduleId, 'utf8').includes('shared-site');

/** Puts the first files that need no site in front; all others keep their order. */
export function siteLater(files, needs = needsSite) {
  const first = files.filter((file) => !needs(file)).slice(0, MEANWHILE);
  return [...first, ...files.filter((file) => !first.includes(file))];
}

export default class SiteSequencer extends BaseSequencer {
  async sort(files) {
    return siteLater(await super.sort(files));
  }
}
