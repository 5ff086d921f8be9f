import type { RegradeLink, RegradeRepository } from '../../features/submissions/regrades.js';

/** Regrades in memory, for unit tests. */
export function createMemoryRegradeRepository(): RegradeRepository {
  const links = new Map<string, RegradeLink>();
  const readers = new Map<string, { readonly submission: string; readonly reader: string }>();
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
      readers.set(`${submission}:${reader}`, { submission, reader });
      return Promise.resolve();
    },
    mayRead: (submission, reader) => Promise.resolve(readers.has(`${submission}:${reader}`)),
    removeOf(submission) {
      for (const [name, link] of links) if (link.original === submission) links.delete(name);
      for (const [name, pair] of readers) if (pair.submission === submission) readers.delete(name);
      return Promise.resolve();
    },
    forget(user) {
      for (const [name, link] of links) if (link.by === user) links.set(name, { ...link, by: '' });
      for (const [name, pair] of readers) if (pair.reader === user) readers.delete(name);
      return Promise.resolve();
    },
  };
}
