import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import { tokenRecordSchema, type TokenRecord, type TokenRepository } from './repository.js';

interface TokenDocument extends StoredDocument, Omit<TokenRecord, 'digest'> {
  /** `<user>:<slot>`; unique. */
  readonly seat: string;
}

const parse = (document: TokenDocument): TokenRecord =>
  parseStored(tokenRecordSchema, { ...document, digest: document._id });

/** Tokens in the collection `apiTokens`; the id is the digest of the secret. */
export function createMongoTokenRepository(database: MongoDatabase): TokenRepository {
  const tokens = database.collection<TokenDocument>('apiTokens');
  return {
    insert: ({ digest, ...token }) =>
      insertOnce(tokens, { _id: digest, ...token, seat: `${token.user}:${token.place}` }),
    async find(digest) {
      const document = await tokens.findOne({ _id: digest });
      return document === null ? undefined : parse(document);
    },
    async list(user) {
      return (await tokens.find({ user }).sort({ id: -1 }).toArray()).map(parse);
    },
    async noteUse(digest, at) {
      await tokens.updateOne({ _id: digest }, { $set: { lastUsedAt: at } });
    },
    async remove(user, id) {
      const { deletedCount } = await tokens.deleteOne({ user, id });
      return deletedCount > 0;
    },
    async removeAll(user) {
      await tokens.deleteMany({ user });
    },
  };
}

/** Creates the unique and other indexes of this feature. */
export async function createTokenIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('apiTokens').createIndex({ seat: 1 }, { unique: true });
  await database.collection('apiTokens').createIndex({ user: 1, id: -1 });
}
