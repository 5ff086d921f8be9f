import type { Mode, SourceFile } from '@hone/contracts';
import type { Ending, Outcome, SubmissionRecord } from './record.js';

/** Which rows of somebody's history; newest first. */
export interface HistoryQuery {
  readonly user: string;
  readonly slug?: string | undefined;
  readonly mode?: Mode | undefined;
  /** Only rows older than this id. */
  readonly before?: string | undefined;
  readonly limit: number;
}

/** A submission as it was stored. */
export interface Inserted {
  readonly record: SubmissionRecord;
  readonly files: readonly SourceFile[];
}

/** How attempts ended. An ending is inserted once and never changed. */
export interface EndingRepository {
  /** False when this attempt has ended before. */
  insertEnding(ending: Ending): Promise<boolean>;
  /** The endings of a submission in order of attempts. */
  listEndings(id: string): Promise<Ending[]>;
  findEnding(id: string, attempt: number): Promise<Ending | undefined>;
  removeEndings(id: string): Promise<void>;
}

/** Submissions, their files, and how their attempts ended. Everything is inserted once; nothing is overwritten. */
export interface SubmissionRepository extends EndingRepository {
  /** Stores the files and, once `ordered` is fulfilled too, the record. False when the id exists. */
  insert(
    record: SubmissionRecord,
    files: readonly SourceFile[],
    ordered?: Promise<unknown>,
  ): Promise<boolean>;
  /** What this process itself has just inserted under an id, as it was then; answered once. */
  takeInserted(id: string): Inserted | undefined;
  find(id: string): Promise<SubmissionRecord | undefined>;
  /** Throws when the submission has no files: it never existed. */
  getFiles(id: string): Promise<SourceFile[]>;
  list(query: HistoryQuery): Promise<SubmissionRecord[]>;
  /** Somebody's submits (not runs), of one challenge or all, as far as progress needs them. */
  listSubmits(
    user: string,
    slug?: string,
  ): Promise<Pick<SubmissionRecord, 'slug' | 'outcome' | 'regradeOf'>[]>;
  /** Copies a recorded outcome to the record, for lists. Doing it twice is harmless. */
  noteOutcome(id: string, outcome: Outcome): Promise<void>;
  /** Makes the submissions of a user belong to another one. Safe to repeat. */
  moveAll(from: string, to: string): Promise<void>;
  /** Deletes a submission for good: its endings and files, then its record. */
  remove(id: string): Promise<void>;
}
