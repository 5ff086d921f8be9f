import { AppError, type Clock } from '@hone/kit';
import { unpackArchive } from '@hone/kit/package-archive';
import type { GuidanceRepository } from './guidance.js';
import type { ChallengeRepository } from '../challenges/repository.js';
import type { FindKind } from './open-package.js';
import { readChallenge } from './read-challenge.js';
import type { PackageRepository } from './repository.js';

/** A package in the catalogue. */
interface StoredPackage {
  readonly slug: string;
  readonly version: number;
  readonly digest: string;
  /** False when this content was already stored. */
  readonly created: boolean;
}

export interface PackageUseCases {
  /** Adds a package as the newest version of its challenge, unless its digest is already stored. */
  store(archive: Uint8Array): Promise<StoredPackage>;
  /** The archive as it was uploaded; throws `PACKAGE_NOT_FOUND`. */
  get(digest: string): Promise<Uint8Array>;
}

export interface PackageUseCaseOptions {
  readonly packages: PackageRepository;
  readonly challenges: ChallengeRepository;
  readonly guidance: GuidanceRepository;
  readonly findKind: FindKind;
  readonly clock: Clock;
  /** Called with each new version, so that workers measure its references before the first submission. */
  readonly onPublished?: (digest: string) => void;
}

const MAX_RACES = 20;

export function createPackageUseCases({
  packages,
  challenges,
  guidance,
  findKind,
  clock,
  onPublished,
}: PackageUseCaseOptions): PackageUseCases {
  return {
    async store(archive) {
      const read = readChallenge(await unpackArchive(archive), findKind);
      const { challenge, content, problems } = read;
      if (problems.length > 0) throw new AppError('CHALLENGE_INVALID', { errors: problems });
      const { slug, digest } = challenge;
      const known = await challenges.findByDigest(digest);
      if (known !== undefined) return { slug, version: known.version, digest, created: false };
      // Store everything that a version refers to before the version itself.
      await packages.put(digest, archive);
      await challenges.putContent(content);
      await guidance.put(digest, read.guidance);
      for (let race = 0; race < MAX_RACES; race++) {
        const version = ((await challenges.findNewest(slug))?.version ?? 0) + 1;
        if (await challenges.insertVersion({ ...challenge, version, publishedAt: clock.now() })) {
          onPublished?.(digest);
          return { slug, version, digest, created: true };
        }
        const other = await challenges.findByDigest(digest);
        if (other !== undefined) return { slug, version: other.version, digest, created: false };
      }
      throw new Error(`could not reserve a version number for ${slug}`);
    },
    async get(digest) {
      const archive = await packages.find(digest);
      if (archive === undefined) throw new AppError('PACKAGE_NOT_FOUND');
      return archive;
    },
  };
}
