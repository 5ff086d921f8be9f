import type { DomainRepository, Identity, IdentityRepository } from '../../features/oidc/repository.js';

/** Identities in memory, for unit tests. */
export function createMemoryIdentityRepository(): IdentityRepository {
  const identities = new Map<string, Identity>();
  const nameOf = (issuer: string, subject: string) => JSON.stringify([issuer, subject]);
  return {
    insert(identity) {
      const name = nameOf(identity.issuer, identity.subject);
      if (identities.has(name)) return Promise.resolve(false);
      identities.set(name, identity);
      return Promise.resolve(true);
    },
    find: (issuer, subject) => Promise.resolve(identities.get(nameOf(issuer, subject))),
    listOf: (user) => Promise.resolve([...identities.values()].filter((one) => one.user === user)),
    removeOf(user) {
      for (const [name, identity] of identities) if (identity.user === user) identities.delete(name);
      return Promise.resolve();
    },
  };
}

/** Claimed domains in memory, for unit tests. */
export function createMemoryDomainRepository(): DomainRepository {
  const domains = new Set<string>();
  return {
    claim: (domain) => Promise.resolve(void domains.add(domain)),
    release: (domain) => Promise.resolve(void domains.delete(domain)),
    isClaimed: (domain) => Promise.resolve(domains.has(domain)),
    list: () => Promise.resolve([...domains].sort()),
  };
}
