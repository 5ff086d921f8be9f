import {
  newestOf,
  type ChallengeContent,
  type ChallengeRepository,
  type ChallengeVersion,
} from '../../features/challenges/repository.js';

/** Challenges in memory, for unit tests. */
export function createMemoryChallengeRepository(): ChallengeRepository {
  const versions = new Map<string, ChallengeVersion>();
  const contents = new Map<string, ChallengeContent>();
  const all = () => [...versions.values()].map((version) => structuredClone(version));
  return {
    insertVersion(version) {
      const name = `${version.slug}:${version.version}`;
      if (versions.has(name) || all().some((other) => other.digest === version.digest))
        return Promise.resolve(false);
      versions.set(name, structuredClone(version));
      return Promise.resolve(true);
    },
    putContent(content) {
      if (!contents.has(content.digest)) contents.set(content.digest, structuredClone(content));
      return Promise.resolve();
    },
    listNewest: () => Promise.resolve(newestOf(all())),
    findNewest: (slug) => Promise.resolve(newestOf(all().filter((version) => version.slug === slug))[0]),
    findByDigest: (digest) => Promise.resolve(all().find((version) => version.digest === digest)),
    findContent: (digest) => Promise.resolve(structuredClone(contents.get(digest))),
  };
}
