import { AppError } from '@hone/kit';
import { readArchive } from '../packages/read-archive.js';
import { readGuidance } from '../packages/read-guidance.js';
import type { PackageRepository } from '../packages/repository.js';
import type { GuidanceRepository, GuidanceTexts } from './guidance.js';

/** The guidance of stored packages. */
export interface Guidances {
  /** Throws `PACKAGE_NOT_FOUND` when the package is not stored. */
  get(digest: string): Promise<GuidanceTexts>;
  findImage(digest: string, path: string): Promise<Uint8Array | undefined>;
}

export interface GuidancesOptions {
  readonly guidance: GuidanceRepository;
  readonly packages: PackageRepository;
}

/** Reads guidance, and makes it from the archive for packages that were stored before guidance was. */
export function createGuidances({ guidance, packages }: GuidancesOptions): Guidances {
  const underWay = new Map<string, Promise<GuidanceTexts>>();

  async function make(digest: string): Promise<GuidanceTexts> {
    const archive = await packages.find(digest);
    if (archive === undefined) throw new AppError('PACKAGE_NOT_FOUND');
    const { guidance: made } = readGuidance(await readArchive(archive));
    await guidance.put(digest, made);
    return made;
  }

  return {
    async get(digest) {
      const known = await guidance.find(digest);
      if (known !== undefined) return known;
      // An archive is large; many who ask at once wait for one reading.
      const made = underWay.get(digest) ?? make(digest).finally(() => underWay.delete(digest));
      underWay.set(digest, made);
      return made;
    },
    findImage: (digest, path) => guidance.findImage(digest, path),
  };
}
