import { z } from 'zod';
import {
  insertOnce,
  parseStored,
  parseStoredText,
  toStoredText,
  type MongoCollection,
  type MongoDatabase,
  type StoredDocument,
} from '../../storage/mongo-database.js';
import {
  draftKeySchema,
  draftName,
  draftRecordSchema,
  draftSizeSchema,
  storedBytesOf,
  type DraftKey,
  type DraftRecord,
  type DraftRepository,
  type DraftSize,
} from './repository.js';

interface DraftDocument extends StoredDocument, DraftKey {
  /** Id of the draft that this is a revision of. */
  readonly draft: string;
  readonly revision: number;
  readonly savedAt: number;
  /** The files as text; see `toStoredText`. */
  readonly files: string;
  /** Length of `files` in bytes; absent in documents of older versions. */
  readonly bytes?: number;
}

const idOf = (place: DraftKey, revision: number): string => `${draftName(place)}:${revision}`;
const revisionSchema = z.object({ revision: z.number() });

function parseDraft({ files, ...rest }: DraftDocument): DraftRecord {
  return parseStored(draftRecordSchema, { ...rest, files: parseStoredText(z.unknown(), files) });
}

/**
 * Revisions in `drafts`, with the id of the draft and `:<revision>`, so that each is saved once.
 */
export function createMongoDraftRepository(database: MongoDatabase): DraftRepository {
  const drafts = database.collection<DraftDocument>('drafts');
  return {
    insert: ({ files, ...record }) =>
      insertOnce(drafts, {
        _id: idOf(record, record.revision),
        draft: draftName(record),
        ...record,
        files: toStoredText(files),
        bytes: storedBytesOf(files),
      }),
    async listRevisions(place) {
      const found = drafts.find({ draft: draftName(place) }, { projection: { revision: 1 } });
      const revisions = (await found.toArray()).map((row) => parseStored(revisionSchema, row).revision);
      return revisions.sort((a, b) => a - b);
    },
    async find(place, revision) {
      const document = await drafts.findOne({ _id: idOf(place, revision) });
      return document === null ? undefined : parseDraft(document);
    },
    async remove(place, revision) {
      await drafts.deleteOne({ _id: idOf(place, revision) });
    },
    async listPlaces(user) {
      const projection = { draft: 1, user: 1, slug: 1, language: 1, variant: 1 };
      const rows = await drafts.find({ user }, { projection }).toArray();
      const positions = new Map(rows.map((row) => [row.draft, parseStored(draftKeySchema, row)]));
      return [...positions.values()];
    },
    listSizes: (user) => listSizes(drafts, user),
    async removeUser(user) {
      await drafts.deleteMany({ user });
    },
  };
}

async function listSizes(drafts: MongoCollection<DraftDocument>, user: string): Promise<DraftSize[]> {
  const projection = { slug: 1, language: 1, variant: 1, revision: 1, bytes: 1 };
  const rows = await drafts.find({ user }, { projection }).toArray();
  const bytesOf = async (_id: string) => Buffer.byteLength((await drafts.findOne({ _id }))?.files ?? '');
  return Promise.all(
    rows.map(async (row) =>
      parseStored(draftSizeSchema, { ...row, bytes: row.bytes ?? (await bytesOf(row._id)) }),
    ),
  );
}

/** Indexes of the collections of this feature. */
export async function createDraftIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('drafts').createIndex({ draft: 1 });
  await database.collection('drafts').createIndex({ user: 1 });
}
