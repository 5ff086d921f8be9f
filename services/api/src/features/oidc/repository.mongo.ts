import { createHash } from 'node:crypto';
import {
  insertOnce,
  parseStored,
  parseStoredText,
  toStoredText,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import {
  identitySchema,
  type DomainRepository,
  type Identity,
  type IdentityRepository,
} from './repository.js';

/** A provider chooses subject and name, so they are kept as text that any database takes. */
interface IdentityDocument extends StoredDocument {
  readonly user: string;
  /** Absent in documents of earlier versions, which have the fields themselves. */
  readonly json?: string;
}

/** Subjects are of any length and any characters; ids are not. */
const idOf = (issuer: string, subject: string): string =>
  createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('base64url');

/** Identities in the collection `identities`. */
export function createMongoIdentityRepository(database: MongoDatabase): IdentityRepository {
  const identities = database.collection<IdentityDocument>('identities');
  const parse = ({ json, ...document }: IdentityDocument): Identity =>
    json === undefined ? parseStored(identitySchema, document) : parseStoredText(identitySchema, json);
  return {
    insert: (identity) =>
      insertOnce(identities, {
        _id: idOf(identity.issuer, identity.subject),
        user: identity.user,
        json: toStoredText(identity),
      }),
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
