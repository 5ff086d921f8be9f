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
import { createJustInserted } from './just-inserted.js';
import {
  endingSchema,
  filesSchema,
  MAX_ATTEMPTS,
  submissionRecordSchema,
  type Ending,
  type SubmissionRecord,
} from './record.js';
import type { EndingRepository, SubmissionRepository } from './repository.js';

type RecordDocument = StoredDocument & Omit<SubmissionRecord, 'id'>;
/** Text of programs is stored as one JSON string; see `toStoredText`. */
interface EndingDocument extends StoredDocument {
  readonly json: string;
}
interface FilesDocument extends StoredDocument {
  readonly files: string;
}

const endingName = (id: string, attempt: number): string => `${id}:${attempt}`;

function parseRecord({ _id, input, ...rest }: RecordDocument): SubmissionRecord {
  const given = input === undefined ? {} : { input: parseStoredText(z.string(), input) };
  return parseStored(submissionRecordSchema, { id: _id, ...rest, ...given });
}

const SUBMIT_FIELDS = { slug: 1, outcome: 1, regradeOf: 1, variant: 1 };
const submitSchema = submissionRecordSchema.pick({
  slug: true,
  outcome: true,
  regradeOf: true,
  variant: true,
});

const COUNTED_FIELDS = { slug: 1, mode: 1, language: 1, createdAt: 1, regradeOf: 1, outcome: 1 };
const countedSchema = submissionRecordSchema.pick({
  id: true,
  slug: true,
  mode: true,
  language: true,
  createdAt: true,
  regradeOf: true,
  outcome: true,
});
const scoredSchema = submissionRecordSchema.pick({ user: true, outcome: true });

/**
 * Small records in `submissions`, files in `submissionFiles`, and `endings` with the id
 * `<submission>:<attempt>`, so that the database lets an attempt end only once. All look-ups are by id or by
 * user.
 */
export function createMongoSubmissionRepository(database: MongoDatabase): SubmissionRepository {
  const submissions = database.collection<RecordDocument>('submissions');
  const endings = createEndings(database);
  const texts = database.collection<FilesDocument>('submissionFiles');
  const justInserted = createJustInserted();

  return {
    ...endings,
    async insert(inserted, files, ordered) {
      const { id, input, ...record } = inserted;
      await Promise.all([insertOnce(texts, { _id: id, files: toStoredText(files) }), ordered]);
      const given = input === undefined ? {} : { input: toStoredText(input) };
      const isNew = await insertOnce(submissions, { _id: id, ...record, ...given });
      if (isNew) justInserted.put({ record: inserted, files });
      return isNew;
    },
    takeInserted: (id) => justInserted.take(id),
    async find(id) {
      const document = await submissions.findOne({ _id: id });
      return document === null ? undefined : parseRecord(document);
    },
    async getFiles(id) {
      const document = await texts.findOne({ _id: id });
      if (document === null) throw new Error(`submission ${id} has no files`);
      return parseStoredText(filesSchema, document.files);
    },
    ...createLists(submissions),
    async noteOutcome(id, outcome) {
      await submissions.updateOne({ _id: id }, { $set: { outcome } });
    },
    async moveAll(from, to) {
      await submissions.updateMany({ user: from }, { $set: { user: to } });
    },
    async remove(id) {
      await endings.removeEndings(id);
      await texts.deleteOne({ _id: id });
      await submissions.deleteOne({ _id: id });
      justInserted.take(id);
    },
  };
}

function createLists(
  submissions: MongoCollection<RecordDocument>,
): Pick<SubmissionRepository, 'list' | 'listSubmits' | 'listAfter' | 'listScores'> {
  return {
    async list({ user, slug, mode, before, limit }) {
      const filter = {
        user,
        ...(slug === undefined ? {} : { slug }),
        ...(mode === undefined ? {} : { mode }),
        ...(before === undefined ? {} : { _id: { $lt: before } }),
      };
      const rows = await submissions.find(filter).sort({ _id: -1 }).limit(limit).toArray();
      return rows.map(parseRecord);
    },
    async listSubmits(user, slug) {
      const filter = { user, mode: 'submit' as const, ...(slug === undefined ? {} : { slug }) };
      const rows = await submissions.find(filter, { projection: SUBMIT_FIELDS }).toArray();
      return rows.map((row) => parseStored(submitSchema, row));
    },
    async listAfter(user, after, limit) {
      const found = submissions.find({ user, _id: { $gt: after } }, { projection: COUNTED_FIELDS });
      const rows = await found.sort({ _id: 1 }).limit(limit).toArray();
      return rows.map(({ _id, ...row }) => parseStored(countedSchema, { id: _id, ...row }));
    },
    async listScores(slug, limit) {
      const filter = { slug, mode: 'submit' as const };
      const found = submissions.find(filter, { projection: { user: 1, outcome: 1 } });
      const rows = await found.sort({ _id: -1 }).limit(limit).toArray();
      return rows.map((row) => parseStored(scoredSchema, row));
    },
  };
}

function createEndings(database: MongoDatabase): EndingRepository {
  const endings = database.collection<EndingDocument>('endings');
  const findEnding: EndingRepository['findEnding'] = async (id, attempt) => {
    const document = await endings.findOne({ _id: endingName(id, attempt) });
    return document === null ? undefined : parseStoredText(endingSchema, document.json);
  };
  const listEndings: EndingRepository['listEndings'] = async (id) => {
    const listed: Ending[] = [];
    // Attempts end in order, so the first missing one is the last to look for; usually it is the first
    // attempt.
    for (let atOnce = 1; ; atOnce = MAX_ATTEMPTS) {
      const next = Array.from({ length: atOnce }, (_, index) => listed.length + index + 1);
      const found = await Promise.all(next.map((attempt) => findEnding(id, attempt)));
      listed.push(...found.filter((ending) => ending !== undefined));
      if (found.includes(undefined)) return listed;
    }
  };
  return {
    insertEnding: (ending) =>
      insertOnce(endings, {
        _id: endingName(ending.submission, ending.attempt),
        json: toStoredText(ending),
      }),
    listEndings,
    findEnding,
    async removeEndings(id) {
      // Delete the last one first: what a crash leaves can still be listed.
      const { length } = await listEndings(id);
      for (let attempt = length; attempt > 0; attempt--)
        await endings.deleteOne({ _id: endingName(id, attempt) });
    },
  };
}

/** Indexes of the collections of this feature. */
export async function createSubmissionIndexes(database: MongoDatabase): Promise<void> {
  await database.collection('submissions').createIndex({ user: 1, _id: -1 });
  await database.collection('submissions').createIndex({ user: 1, slug: 1, _id: -1 });
  await database.collection('submissions').createIndex({ slug: 1, mode: 1, _id: -1 });
}
