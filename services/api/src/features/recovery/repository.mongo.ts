import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import {
  accountLinkSchema,
  addressMoveSchema,
  type AccountLink,
  type AccountLinkRepository,
  type AddressMove,
  type AddressMoveRepository,
} from './repository.js';

type LinkDocument = StoredDocument & Omit<AccountLink, 'digest'> & { readonly seat: string };
type UseDocument = StoredDocument & { readonly at: number };
type MoveDocument = StoredDocument & Omit<AddressMove, 'id'>;

const DAY_MS = 24 * 3600 * 1000;

/** Links in the collection `accountLinks`, their uses in `accountLinkUses`. */
export function createMongoAccountLinkRepository(database: MongoDatabase): AccountLinkRepository {
  const links = database.collection<LinkDocument>('accountLinks');
  const uses = database.collection<UseDocument>('accountLinkUses');
  return {
    insert: ({ digest, ...link }) =>
      insertOnce(links, { _id: digest, ...link, seat: `${link.user}:${link.purpose}:${link.place}` }),
    async find(digest) {
      const document = await links.findOne({ _id: digest });
      return document === null
        ? undefined
        : parseStored(accountLinkSchema, { ...document, digest: document._id });
    },
    use: (digest, at) => insertOnce(uses, { _id: digest, at }),
    async removeOf(user, purpose) {
      await links.deleteMany(purpose === undefined ? { user } : { user, purpose });
    },
    async sweep(nowMs) {
      await links.deleteMany({ expiresAt: { $lte: nowMs } });
      await uses.deleteMany({ at: { $lte: nowMs - DAY_MS } });
    },
  };
}

/** Unfinished changes of addresses, in the collection `addressMoves`. */
export function createMongoAddressMoveRepository(database: MongoDatabase): AddressMoveRepository {
  const moves = database.collection<MoveDocument>('addressMoves');
  return {
    insert: async ({ id, ...move }) => void (await insertOnce(moves, { _id: id, ...move })),
    list: async () =>
      (await moves.find({}).toArray()).map((document) =>
        parseStored(addressMoveSchema, { ...document, id: document._id }),
      ),
    remove: async (id) => void (await moves.deleteOne({ _id: id })),
  };
}

/** Creates the unique and other indexes of this feature. */
export async function createRecoveryIndexes(database: MongoDatabase): Promise<void> {
  const links = database.collection('accountLinks');
  await links.createIndex({ seat: 1 }, { unique: true });
  await links.createIndex({ user: 1 });
  await links.createIndex({ expiresAt: 1 });
  await database.collection('accountLinkUses').createIndex({ at: 1 });
}
