import { digestOfUser } from '../../features/accounts/erasure-digest.js';
import type {
  Account,
  AccountRepository,
  Deletion,
  DeletionRepository,
  Erasure,
  Merge,
  MergeRepository,
} from '../../features/accounts/repository.js';

/** Accounts in memory, for unit tests. */
export function createMemoryAccountRepository(): AccountRepository {
  const accounts = new Map<string, Account>();
  const claims = new Map<string, string>();
  const ownOf = (user: string) => [...accounts.values()].find((account) => account.user === user);
  return {
    insert(account) {
      const { email, user } = account;
      if (accounts.has(email) || ownOf(user) !== undefined || claims.has(user)) return Promise.resolve(false);
      accounts.set(email, structuredClone(account));
      return Promise.resolve(true);
    },
    find: (email) => Promise.resolve(structuredClone(accounts.get(email))),
    findOf: (user) => Promise.resolve(structuredClone(ownOf(user))),
    setPasswordHash(user, passwordHash) {
      const account = ownOf(user);
      if (account !== undefined) accounts.set(account.email, { ...account, passwordHash });
      return Promise.resolve();
    },
    move({ email, user, name, createdAt }) {
      const old = ownOf(user);
      const holder = accounts.get(email);
      if (claims.has(user) || (holder !== undefined && holder.user !== user)) return Promise.resolve(false);
      if (old !== undefined) accounts.delete(old.email);
      accounts.set(email, { ...(old ?? { user, name, createdAt }), email });
      return Promise.resolve(true);
    },
    remove: (user) => Promise.resolve(void accounts.delete(ownOf(user)?.email ?? '')),
    claim(user, into) {
      if (ownOf(user) === undefined && !claims.has(user)) claims.set(user, into);
      return Promise.resolve(claims.get(user) === into);
    },
    unclaim(user) {
      claims.delete(user);
      return Promise.resolve();
    },
  };
}

/** Merges in memory, for unit tests. */
export function createMemoryMergeRepository(): MergeRepository {
  const merges = new Map<string, Merge>();
  const nameOf = ({ guest, into }: Merge) => `${guest}:${into}`;
  return {
    insert(merge) {
      if (!merges.has(nameOf(merge))) merges.set(nameOf(merge), merge);
      return Promise.resolve();
    },
    list: () => Promise.resolve([...merges.values()]),
    remove(merge) {
      merges.delete(nameOf(merge));
      return Promise.resolve();
    },
  };
}

/** Deletions in memory, for unit tests. */
export function createMemoryDeletionRepository(): DeletionRepository {
  const open = new Map<string, Deletion>();
  const proofs = new Map<string, Erasure>();
  return {
    insert(deletion) {
      if (!open.has(deletion.user)) open.set(deletion.user, deletion);
      return Promise.resolve();
    },
    list: () => Promise.resolve([...open.values()]),
    finish({ user, at }, erasedAt) {
      const digest = digestOfUser(user);
      proofs.set(digest, { digest, requestedAt: at, erasedAt });
      open.delete(user);
      return Promise.resolve();
    },
    findProof: (user) => Promise.resolve(proofs.get(digestOfUser(user))),
  };
}
