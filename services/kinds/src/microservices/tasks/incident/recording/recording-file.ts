import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants } from 'node:zlib';
import type { ChallengePackage } from '@hone/contracts/kind';
import { z } from 'zod';
import { decodeText } from '../../../../judging/evidence-text.js';
import { getFault, getSystem } from '../files/read-files.js';

/** A system's telemetry while it ran with a fault, in the formats in which learners get it. */
const recordingSchema = z.object({
  /** Hash of everything that ran: a change makes the recording stale. */
  digest: z.string(),
  logs: z.string(),
  traces: z.string(),
  metrics: z.string(),
});
export type RecordingFile = z.infer<typeof recordingSchema>;

export const recordingPath = (fault: string): string => `tests/recorded/${fault}.json.br`;

/** Far more than a variant may have. */
const MOST_BYTES = 16 * 1024 * 1024;

/** Packs off the event loop: it takes seconds, in which other systems may be recorded. */
export const packRecording = (recording: RecordingFile): Promise<Uint8Array> =>
  promisify(brotliCompress)(JSON.stringify(recording), {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  });

/** Undefined where nothing was recorded yet. Throws for an invalid file. */
export function findRecording(
  pack: Pick<ChallengePackage, 'files'>,
  fault: string,
): RecordingFile | undefined {
  const packed = pack.files.get(recordingPath(fault));
  if (packed === undefined) return undefined;
  const text = brotliDecompressSync(packed, { maxOutputLength: MOST_BYTES }).toString('utf8');
  return recordingSchema.parse(JSON.parse(text));
}

/** What runs when a fault is recorded: the system, its third parties and tables, its load, and the edits of the fault. */
export function digestOfRecorded(pack: Pick<ChallengePackage, 'files' | 'slug'>, fault: string): string {
  const hash = createHash('sha256');
  const paths = [...pack.files.keys()].filter(isRecorded).sort();
  for (const path of paths) hash.update(`${path}\n${decodeText(pack.files.get(path) ?? new Uint8Array())}\n`);
  const { services, third, database, links, front, operations, record } = getSystem(pack);
  const { edits } = getFault(pack, fault);
  hash.update(JSON.stringify({ services, third, database, links, front, operations, record, edits }));
  return hash.digest('hex').slice(0, 16);
}

const isRecorded = (path: string): boolean =>
  /^tests\/(shop|third)\//.test(path) ||
  /^starter\/.*\/telemetry\//.test(path) ||
  path === 'tests/schema.sql';
