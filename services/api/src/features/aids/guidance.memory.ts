import { guidanceTextsSchema, type GuidanceRepository, type GuidanceTexts } from './guidance.js';

/** Guidance in memory, for unit tests. */
export function createMemoryGuidanceRepository(): GuidanceRepository {
  const texts = new Map<string, GuidanceTexts>();
  const images = new Map<string, Uint8Array>();
  const imageName = (digest: string, path: string) => `${digest}:${path}`;
  return {
    put(digest, guidance) {
      if (texts.has(digest)) return Promise.resolve();
      for (const [path, bytes] of guidance.bytes) images.set(imageName(digest, path), Uint8Array.from(bytes));
      texts.set(digest, structuredClone(guidanceTextsSchema.parse(guidance)));
      return Promise.resolve();
    },
    find: (digest) => Promise.resolve(structuredClone(texts.get(digest))),
    findImage: (digest, path) => Promise.resolve(images.get(imageName(digest, path))),
  };
}
