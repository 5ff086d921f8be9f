import { approachesSchema, type Approach } from '@hone/contracts';
import {
  guidanceTextsSchema,
  type GuidanceRepository,
  type GuidanceTexts,
} from '../../features/packages/guidance.js';

/** Guidance in memory, for unit tests. */
export function createMemoryGuidanceRepository(): GuidanceRepository {
  const texts = new Map<string, GuidanceTexts>();
  const images = new Map<string, Uint8Array>();
  const approaches = new Map<string, readonly Approach[]>();
  const nameOf = (digest: string, part: string) => `${digest}:${part}`;
  return {
    put(digest, guidance) {
      for (const [language, items] of guidance.approaches)
        approaches.set(nameOf(digest, language), structuredClone(approachesSchema.parse({ items }).items));
      if (texts.has(digest)) return Promise.resolve();
      for (const [path, bytes] of guidance.bytes) images.set(nameOf(digest, path), Uint8Array.from(bytes));
      texts.set(digest, structuredClone(guidanceTextsSchema.parse(guidance)));
      return Promise.resolve();
    },
    find: (digest) => Promise.resolve(structuredClone(texts.get(digest))),
    findImage: (digest, path) => Promise.resolve(images.get(nameOf(digest, path))),
    findApproaches: (digest, language) => Promise.resolve(approaches.get(nameOf(digest, language))),
  };
}
