import type { PackageRepository } from '../../features/packages/repository.js';

/** Packages in memory, for unit tests. */
export function createMemoryPackageRepository(): PackageRepository {
  const archives = new Map<string, Uint8Array>();
  return {
    put(digest, archive) {
      if (!archives.has(digest)) archives.set(digest, Uint8Array.from(archive));
      return Promise.resolve();
    },
    find: (digest) => Promise.resolve(archives.get(digest)),
  };
}
