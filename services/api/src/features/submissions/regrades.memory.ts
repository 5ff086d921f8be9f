import type { RegradeLink, RegradeRepository } from './regrades.js';

/** Regrades in memory, for unit tests. */
export function createMemoryRegradeRepository(): RegradeRepository {
  const links = new Map<string, RegradeLink>();
  const readers = new Set<string>();
  return {
    insert(link) {
      const name = `${link.original}:${link.number}`;
      if (links.has(name)) return Promise.resolve(false);
      links.set(name, structuredClone(link));
      return Promise.resolve(true);
    },
    list(original) {
      const own = [...links.values()].filter((link) => link.original === original);
      return Promise.resolve(structuredClone(own.sort((a, b) => a.number - b.number)));
    },
    allow(submission, reader) {
      readers.add(`${submission}:${reader}`);
      return Promise.resolve();
    },
    mayRead: (submission, reader) => Promise.resolve(readers.has(`${submission}:${reader}`)),
  };
}
