import {
  insertOnce,
  parseStored,
  parseStoredText,
  toStoredText,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import {
  challengeContentSchema,
  challengeVersionSchema,
  newestOf,
  type ChallengeRepository,
  type ChallengeVersion,
} from './repository.js';

type VersionDocument = StoredDocument & ChallengeVersion;
interface ContentDocument extends StoredDocument {
  readonly content: string;
}

const parseVersion = (document: VersionDocument) => parseStored(challengeVersionSchema, document);

/**
 * Versions in `challenges`, with the id `<slug>:<version>` so that a version number is used once; texts in
 * `challengeContents`.
 */
export function createMongoChallengeRepository(database: MongoDatabase): ChallengeRepository {
  const versions = database.collection<VersionDocument>('challenges');
  const contents = database.collection<ContentDocument>('challengeContents');
  return {
    insertVersion: (version) =>
      insertOnce(versions, { _id: `${version.slug}:${version.version}`, ...version }),
    async putContent(content) {
      await insertOnce(contents, { _id: content.digest, content: toStoredText(content) });
    },
    async listNewest() {
      return newestOf((await versions.find({}).toArray()).map(parseVersion));
    },
    async findNewest(slug) {
      return newestOf((await versions.find({ slug }).toArray()).map(parseVersion))[0];
    },
    async findByDigest(digest) {
      const document = await versions.findOne({ digest });
      return document === null ? undefined : parseVersion(document);
    },
    async findContent(digest) {
      const document = await contents.findOne({ _id: digest });
      return document === null ? undefined : parseStoredText(challengeContentSchema, document.content);
    },
  };
}

/** Indexes of the collections of this feature. */
export async function createChallengeIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('challenges').createIndex({ slug: 1, version: -1 });
  await database.collection('challenges').createIndex({ digest: 1 }, { unique: true });
}
