import type { Approach } from '@hone/contracts';
import { AppError } from '@hone/kit';
import { unpackArchive } from '@hone/kit/package-archive';
import { openPackage, type FindKind } from './open-package.js';
import { readGuidance } from './read-guidance.js';
import type { PackageRepository } from './repository.js';
import type { Guidance, GuidanceRepository, GuidanceTexts } from './guidance.js';

/** The guidance of stored packages. */
export interface Guidances {
  /** Throws `PACKAGE_NOT_FOUND` when the package is not stored. */
  get(digest: string): Promise<GuidanceTexts>;
  findImage(digest: string, path: string): Promise<Uint8Array | undefined>;
  /** The accepted solutions in a language of the challenge. Throws `PACKAGE_NOT_FOUND`. */
  getApproaches(digest: string, language: string): Promise<readonly Approach[]>;
}

export interface GuidancesOptions {
  readonly guidance: GuidanceRepository;
  readonly packages: PackageRepository;
  readonly findKind: FindKind;
}

/**
 * Reads guidance; rebuilds it from the archive for packages that were stored before guidance was, or a part
 * of it.
 */
export function createGuidances({ guidance, packages, findKind }: GuidancesOptions): Guidances {
  const underWay = new Map<string, Promise<Guidance>>();

  async function make(digest: string): Promise<Guidance> {
    const archive = await packages.find(digest);
    if (archive === undefined) throw new AppError('PACKAGE_NOT_FOUND');
    const { guidance: made } = readGuidance(openPackage(await unpackArchive(archive), findKind));
    await guidance.put(digest, made);
    return made;
  }

  /** An archive is large; simultaneous requests share one read. */
  function makeOnce(digest: string): Promise<Guidance> {
    const made = underWay.get(digest) ?? make(digest).finally(() => underWay.delete(digest));
    underWay.set(digest, made);
    return made;
  }

  return {
    get: async (digest) => (await guidance.find(digest)) ?? makeOnce(digest),
    findImage: (digest, path) => guidance.findImage(digest, path),
    async getApproaches(digest, language) {
      const known = await guidance.findApproaches(digest, language);
      return known ?? (await makeOnce(digest)).approaches.get(language) ?? [];
    },
  };
}
