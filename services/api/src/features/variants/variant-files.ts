import { drawVariant, type VariantFiles } from '@hone/contracts';
import { AppError } from '@hone/kit';
import { unpackArchive } from '@hone/kit/package-archive';
import { openPackage, type FindKind, type OpenedPackage } from '../packages/open-package.js';
import type { PackageRepository } from '../packages/repository.js';
import type { VariantRecord } from './repository.js';
import { dropOldest } from '../../storage/drop-oldest.js';

/** Packages and drawn files kept in memory; the files of one variant may have megabytes. */
const MOST_PACKAGES = 4;
const MOST_DRAWN = 8;

/** The files of variants, drawn from their packages. */
export interface VariantFileSource {
  /** Throws `PACKAGE_NOT_FOUND` when the package is not stored. */
  get(record: Pick<VariantRecord, 'digest' | 'seed'>): Promise<VariantFiles>;
}

export interface VariantFilesOptions {
  readonly packages: Pick<PackageRepository, 'find'>;
  readonly findKind: FindKind;
}

/** Draws files; the most recently used packages and files are cached. */
export function createVariantFiles({ packages, findKind }: VariantFilesOptions): VariantFileSource {
  const opened = createRecent<Promise<OpenedPackage>>(MOST_PACKAGES);
  const drawn = createRecent<Promise<VariantFiles>>(MOST_DRAWN);

  async function open(digest: string): Promise<OpenedPackage> {
    const archive = await packages.find(digest);
    if (archive === undefined) throw new AppError('PACKAGE_NOT_FOUND');
    return openPackage(await unpackArchive(archive), findKind);
  }

  return {
    get: ({ digest, seed }) =>
      drawn(`${digest} ${seed}`, async () => drawVariant(await opened(digest, () => open(digest)), seed)),
  };
}

/** The value of a name, made at first use and again after a failure; the least recently used one is evicted. */
function createRecent<T extends Promise<unknown>>(most: number) {
  const kept = new Map<string, T>();
  return (name: string, make: () => T): T => {
    const value = kept.get(name) ?? make();
    kept.delete(name);
    kept.set(name, value);
    value.catch(() => kept.delete(name));
    dropOldest(kept, most);
    return value;
  };
}
