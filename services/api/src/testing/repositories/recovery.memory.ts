import type {
  AccountLink,
  AccountLinkRepository,
  AddressMove,
  AddressMoveRepository,
} from '../../features/recovery/repository.js';

const DAY_MS = 24 * 3600 * 1000;

/** Links in memory, for unit tests. */
export function createMemoryAccountLinkRepository(): AccountLinkRepository {
  const links = new Map<string, AccountLink>();
  const uses = new Map<string, number>();
  const seatOf = ({ user, purpose, place }: AccountLink) => `${user}:${purpose}:${place}`;
  const removeWhere = (holds: (link: AccountLink) => boolean) => {
    for (const [digest, link] of links) if (holds(link)) links.delete(digest);
  };
  return {
    insert(link) {
      const taken = [...links.values()].some((other) => seatOf(other) === seatOf(link));
      if (taken || links.has(link.digest)) return Promise.resolve(false);
      links.set(link.digest, link);
      return Promise.resolve(true);
    },
    find: (digest) => Promise.resolve(links.get(digest)),
    use(digest, at) {
      if (uses.has(digest)) return Promise.resolve(false);
      uses.set(digest, at);
      return Promise.resolve(true);
    },
    removeOf(user, purpose) {
      removeWhere((link) => link.user === user && (purpose === undefined || link.purpose === purpose));
      return Promise.resolve();
    },
    sweep(nowMs) {
      removeWhere(({ expiresAt }) => expiresAt <= nowMs);
      for (const [digest, at] of uses) if (at <= nowMs - DAY_MS) uses.delete(digest);
      return Promise.resolve();
    },
  };
}

/** Unfinished changes of addresses in memory, for unit tests. */
export function createMemoryAddressMoveRepository(): AddressMoveRepository {
  const moves = new Map<string, AddressMove>();
  return {
    insert(move) {
      if (!moves.has(move.id)) moves.set(move.id, move);
      return Promise.resolve();
    },
    list: () => Promise.resolve([...moves.values()]),
    remove(id) {
      moves.delete(id);
      return Promise.resolve();
    },
  };
}
