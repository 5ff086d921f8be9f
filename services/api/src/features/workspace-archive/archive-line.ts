import { sourceFileSchema } from '@hone/contracts';
import { z } from 'zod';
import { draftRecordSchema } from '../drafts/repository.js';
import { HIRING_COLLECTIONS } from '../hiring-records/collections.js';
import { endingSchema, submissionRecordSchema } from '../submission-records/record.js';
import { variantRecordSchema } from '../variants/repository.js';

/**
 * Collections in an archive, each before those that refer to it. Credentials (tokens, sessions, codes, share links)
 * are not exported, and rows are derived again.
 */
const ARCHIVED_COLLECTIONS = [
  'assessments',
  'assessmentDrafts',
  'versions',
  'retirements',
  'rubrics',
  'invitations',
  'revocations',
  'sittingRecords',
  'facts',
  'playback',
  'reviews',
  'decisions',
  'erasures',
  'audit',
] as const;
export type ArchivedCollection = (typeof ARCHIVED_COLLECTIONS)[number];

export const ARCHIVE_TYPE = 'application/x-ndjson';
export const ARCHIVE_VERSION = 1;

/** A line of an archive: JSON, so that neither side holds a whole workspace in memory. */
export const archiveLineSchema = z.discriminatedUnion('kind', [
  /** The first line. */
  z.strictObject({
    kind: z.literal('workspace'),
    version: z.literal(ARCHIVE_VERSION),
    exportedAt: z.iso.datetime(),
    record: HIRING_COLLECTIONS.workspaces.schema,
  }),
  /** Somebody who acted in the workspace; no way to sign in as them. */
  z.strictObject({ kind: z.literal('person'), id: z.string(), name: z.string() }),
  /** A challenge version that graded something. */
  z.strictObject({
    kind: z.literal('challenge'),
    slug: z.string(),
    version: z.number().int().positive(),
    digest: z.string(),
  }),
  z.strictObject({
    kind: z.literal('record'),
    collection: z.enum(ARCHIVED_COLLECTIONS),
    record: z.looseObject({ id: z.string() }),
  }),
  z.strictObject({
    kind: z.literal('submission'),
    record: submissionRecordSchema,
    files: z.array(sourceFileSchema),
    endings: z.array(endingSchema),
  }),
  z.strictObject({ kind: z.literal('draft'), record: draftRecordSchema }),
  z.strictObject({ kind: z.literal('variant'), record: variantRecordSchema }),
  /** The last line: an archive that was cut has none. `lines` counts those before it. */
  z.strictObject({ kind: z.literal('end'), lines: z.number().int().positive() }),
]);
export type ArchiveLine = z.infer<typeof archiveLineSchema>;
