import {
  insertOnce,
  parseStored,
  type MongoCollection,
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
/** Stands for the user in the account at the new address, while the one at the old address exists. */
const MOVING = 'moving:';
const movingOf = (user: string): string => `${MOVING}${user}`;

/** Accounts, and claims on guests, in the collection `accounts`. */
export function createMongoAccountRepository(database: MongoDatabase): AccountRepository {
  const accounts = database.collection<AccountDocument>('accounts');
  const parse = (document: AccountDocument | null): Account | undefined =>
    document === null || document.into !== undefined
      ? undefined
      : parseStored(accountSchema, {
          ...document,
          email: document._id,
          user: document.user.startsWith(MOVING) ? document.user.slice(MOVING.length) : document.user,
        });
  const findOf = async (user: string) =>
    parse((await accounts.findOne({ user })) ?? (await accounts.findOne({ user: movingOf(user) })));
  return {
    insert: ({ email, ...account }) => insertOnce(accounts, { _id: email, ...account }),
    find: async (email) => parse(await accounts.findOne({ _id: email })),
    findOf,
    async setPasswordHash(user, passwordHash) {
      for (const name of [user, movingOf(user)])
        await accounts.updateOne(
          { user: name, into: { $exists: false } },
          passwordHash === undefined ? { $unset: { passwordHash: '' } } : { $set: { passwordHash } },
        );
    },
    move: createMove(accounts),
    async remove(user) {
      for (const name of [user, movingOf(user)]) {
        const document = await accounts.findOne({ user: name });
        if (document !== null && document.into === undefined) await accounts.deleteOne({ _id: document._id });
      }
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

function createMove(accounts: MongoCollection<AccountDocument>): AccountRepository['move'] {
  /** Reserves the new address with the password of the old one. */
  async function reserve(old: AccountDocument, to: string): Promise<boolean> {
    const moving = movingOf(old.user);
    const { _id, ...rest } = old;
    await insertOnce(accounts, { ...rest, _id: to, user: moving });
    if ((await accounts.findOne({ _id: to }))?.user !== moving) return false;
    // The password may have changed in between; from here on both get a new one.
    const newest = await accounts.findOne({ _id });
    if (newest?.passwordHash !== undefined)
      await accounts.updateOne({ _id: to }, { $set: { passwordHash: newest.passwordHash } });
    return true;
  }

  return async ({ email: to, user, ...account }) => {
    const old = await accounts.findOne({ user });
    if (old?._id === to) return true;
    if (old?.into !== undefined) return false;
    if (old === null)
      await insertOnce(accounts, { _id: to, user, name: account.name, createdAt: account.createdAt });
    else if (await reserve(old, to)) await accounts.deleteOne({ _id: old._id });
    else return false;
    await accounts.updateOne({ _id: to, user: movingOf(user) }, { $set: { user } });
    return (await accounts.findOne({ _id: to }))?.user === user;
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
