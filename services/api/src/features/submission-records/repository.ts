import type { Mode, SourceFile } from '@hone/contracts';
import type { Ending, Outcome, SubmissionRecord } from './record.js';

/** Selects rows of a user's history; newest first. */
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

/** What progress is counted from. */
export type CountedSubmission = Pick<
  SubmissionRecord,
  'id' | 'slug' | 'mode' | 'language' | 'createdAt' | 'regradeOf' | 'outcome'
>;

/** How attempts ended. Each ending is inserted once and never changed. */
export interface EndingRepository {
  /** False when this attempt has already ended. */
  insertEnding(ending: Ending): Promise<boolean>;
  /** The endings of a submission in order of attempts. */
  listEndings(id: string): Promise<Ending[]>;
  findEnding(id: string, attempt: number): Promise<Ending | undefined>;
  removeEndings(id: string): Promise<void>;
}

/**
 * Submissions, their files, and how their attempts ended. Everything is inserted once, nothing is
 * overwritten.
 */
export interface SubmissionRepository extends EndingRepository {
  /** Stores the files and, when `ordered` is also fulfilled, the record. False when the id exists. */
  insert(
    record: SubmissionRecord,
    files: readonly SourceFile[],
    ordered?: Promise<unknown>,
  ): Promise<boolean>;
  /** A submission that this process has just inserted; returned once. */
  takeInserted(id: string): Inserted | undefined;
  find(id: string): Promise<SubmissionRecord | undefined>;
  /** Throws when the submission has no files, because then it never existed. */
  getFiles(id: string): Promise<SourceFile[]>;
  list(query: HistoryQuery): Promise<SubmissionRecord[]>;
  /** A user's submissions of mode submit, in one challenge or all, with the fields that progress needs. */
  listSubmits(
    user: string,
    slug?: string,
  ): Promise<Pick<SubmissionRecord, 'slug' | 'outcome' | 'regradeOf' | 'variant'>[]>;
  /** A user's submissions after an id, of both modes, oldest first, with the fields that progress is counted from. */
  listAfter(user: string, after: string, limit: number): Promise<CountedSubmission[]>;
  /** The newest submissions of mode submit in a challenge, of everybody, with their results. */
  listScores(slug: string, limit: number): Promise<Pick<SubmissionRecord, 'user' | 'outcome'>[]>;
  /** Copies an outcome to the record, for lists. Can be repeated. */
  noteOutcome(id: string, outcome: Outcome): Promise<void>;
  /** Moves the submissions of a user to another one. Can be repeated. */
  moveAll(from: string, to: string): Promise<void>;
  /** Deletes a submission permanently: its endings and files, then its record. */
  remove(id: string): Promise<void>;
}
