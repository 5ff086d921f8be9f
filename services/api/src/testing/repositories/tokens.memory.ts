import type { TokenRecord, TokenRepository } from '../../features/tokens/repository.js';

/** Tokens in memory, for unit tests. */
export function createMemoryTokenRepository(): TokenRepository {
  const tokens = new Map<string, TokenRecord>();
  const ownOf = (user: string) => [...tokens.values()].filter((token) => token.user === user);
  return {
    insert(token) {
      const taken = ownOf(token.user).some(({ place }) => place === token.place);
      if (taken || tokens.has(token.digest)) return Promise.resolve(false);
      tokens.set(token.digest, structuredClone(token));
      return Promise.resolve(true);
    },
    find: (digest) => Promise.resolve(structuredClone(tokens.get(digest))),
    list: (user) => Promise.resolve(structuredClone(ownOf(user).sort((a, b) => (a.id < b.id ? 1 : -1)))),
    noteUse(digest, at) {
      const token = tokens.get(digest);
      if (token !== undefined) tokens.set(digest, { ...token, lastUsedAt: at });
      return Promise.resolve();
    },
    remove(user, id) {
      const token = ownOf(user).find((own) => own.id === id);
      return Promise.resolve(token !== undefined && tokens.delete(token.digest));
    },
    removeAll(user) {
      for (const { digest } of ownOf(user)) tokens.delete(digest);
      return Promise.resolve();
    },
  };
}
