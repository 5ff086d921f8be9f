import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { digestOfUser } from './erasure-digest.js';
import {
  accountSchema,
  deletionSchema,
  erasureSchema,
  mergeSchema,
  type Account,
  type AccountRepository,
  type Deletion,
  type DeletionRepository,
  type Merge,
  type MergeRepository,
} from './repository.js';

/** The id is the address. The id of a claim is its user; `user` is unique over both. */
interface AccountDocument extends StoredDocument, Partial<Omit<Account, 'email' | 'user'>> {
  readonly user: string;
  /** Only in claims. */
  readonly into?: string;
}

const claimOf = (user: string): string => `claim:${user}`;

/** Accounts, and claims on guests, in the collection `accounts`. */
export function createMongoAccountRepository(database: MongoDatabase): AccountRepository {
  const accounts = database.collection<AccountDocument>('accounts');
  const parse = (document: AccountDocument | null): Account | undefined =>
    document === null || document.into !== undefined
      ? undefined
      : parseStored(accountSchema, { ...document, email: document._id });
  return {
    insert: ({ email, ...account }) => insertOnce(accounts, { _id: email, ...account }),
    find: async (email) => parse(await accounts.findOne({ _id: email })),
    findOf: async (user) => parse(await accounts.findOne({ user })),
    async setPasswordHash(email, passwordHash) {
      await accounts.updateOne({ _id: email }, { $set: { passwordHash } });
    },
    async remove(user) {
      const document = await accounts.findOne({ user });
      if (document !== null && document.into === undefined) await accounts.deleteOne({ _id: document._id });
    },
    async claim(user, into) {
      if (await insertOnce(accounts, { _id: claimOf(user), user, into })) return true;
      return (await accounts.findOne({ _id: claimOf(user) }))?.into === into;
    },
    async unclaim(user) {
      await accounts.deleteOne({ _id: claimOf(user) });
    },
  };
}

type MergeDocument = StoredDocument & Merge;

/** Unfinished merges, in the collection `merges`. */
export function createMongoMergeRepository(database: MongoDatabase): MergeRepository {
  const merges = database.collection<MergeDocument>('merges');
  const nameOf = ({ guest, into }: Merge) => `${guest}:${into}`;
  return {
    insert: async (merge) => void (await insertOnce(merges, { _id: nameOf(merge), ...merge })),
    list: async () => (await merges.find({}).toArray()).map((document) => parseStored(mergeSchema, document)),
    remove: async (merge) => void (await merges.deleteOne({ _id: nameOf(merge) })),
  };
}

type DeletionDocument = StoredDocument & Deletion;
interface ErasureDocument extends StoredDocument {
  readonly requestedAt: number;
  readonly erasedAt: number;
}

/** Unfinished deletions in `deletions`, proofs in `erasures`. */
export function createMongoDeletionRepository(database: MongoDatabase): DeletionRepository {
  const deletions = database.collection<DeletionDocument>('deletions');
  const erasures = database.collection<ErasureDocument>('erasures');
  return {
    insert: async (deletion) => void (await insertOnce(deletions, { _id: deletion.user, ...deletion })),
    list: async () =>
      (await deletions.find({}).toArray()).map((document) => parseStored(deletionSchema, document)),
    async finish({ user, at }, erasedAt) {
      await insertOnce(erasures, { _id: digestOfUser(user), requestedAt: at, erasedAt });
      await deletions.deleteOne({ _id: user });
    },
    async findProof(user) {
      const document = await erasures.findOne({ _id: digestOfUser(user) });
      return document === null
        ? undefined
        : parseStored(erasureSchema, { ...document, digest: document._id });
    },
  };
}

/** Creates the unique indexes of this feature. */
export async function createAccountIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('accounts').createIndex({ user: 1 }, { unique: true });
}
