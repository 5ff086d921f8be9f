import { createHash } from 'node:crypto';
import {
  insertOnce,
  parseStored,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import {
  identitySchema,
  type DomainRepository,
  type Identity,
  type IdentityRepository,
} from './repository.js';

type IdentityDocument = StoredDocument & Identity;

/** Subjects are of any length and any characters; ids are not. */
const idOf = (issuer: string, subject: string): string =>
  createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('base64url');

/** Identities in the collection `identities`. */
export function createMongoIdentityRepository(database: MongoDatabase): IdentityRepository {
  const identities = database.collection<IdentityDocument>('identities');
  const parse = (document: IdentityDocument) => parseStored(identitySchema, document);
  return {
    insert: (identity) =>
      insertOnce(identities, { _id: idOf(identity.issuer, identity.subject), ...identity }),
    async find(issuer, subject) {
      const document = await identities.findOne({ _id: idOf(issuer, subject) });
      return document === null ? undefined : parse(document);
    },
    listOf: async (user) => (await identities.find({ user }).toArray()).map(parse),
    removeOf: async (user) => void (await identities.deleteMany({ user })),
  };
}

/** Claimed domains in the collection `domains`; the id is the domain. */
export function createMongoDomainRepository(database: MongoDatabase): DomainRepository {
  const domains = database.collection<StoredDocument>('domains');
  return {
    claim: async (domain) => void (await insertOnce(domains, { _id: domain })),
    release: async (domain) => void (await domains.deleteOne({ _id: domain })),
    isClaimed: async (domain) => (await domains.findOne({ _id: domain })) !== null,
    list: async () => (await domains.find({}).toArray()).map(({ _id }) => _id).sort(),
  };
}

/** Creates the index of this feature. */
export async function createIdentityIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('identities').createIndex({ user: 1 });
}
