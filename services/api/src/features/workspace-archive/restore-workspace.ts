import { AppError, type Clock } from '@hone/kit';
import type { ChallengeRepository } from '../challenges/repository.js';
import type { DraftRepository } from '../drafts/repository.js';
import { HIRING_COLLECTIONS } from '../hiring-records/collections.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import { membershipName, type WorkspaceRecord } from '../hiring-records/workspace-records.js';
import type { StoredUser, UserRepository } from '../sessions/repository.js';
import type { LoadSitting } from '../sittings/load-sitting.js';
import { ownerOfSitting } from '../sittings/owner.js';
import type { SittingRows } from '../sittings/rows.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import type { VariantRepository } from '../variants/repository.js';
import type { Audit } from '../workspaces/audit.js';
import { archiveLineSchema, type ArchiveLine } from './archive-line.js';

/** What a restored workspace has, and which challenge versions this site lacks. */
interface Restored {
  readonly workspace: string;
  readonly name: string;
  readonly sittings: number;
  /** `slug version`: their results are shown, but their starters are not, and running sittings need them. */
  readonly missingChallenges: readonly string[];
}

/**
 * Restores an archive for an owner. It only inserts, and the workspace comes last: a broken archive leaves
 * nothing that anybody can reach, and restoring again completes it. Throws `WORKSPACE_EXISTS`, or
 * `WORKSPACE_ARCHIVE_INVALID` with the line.
 */
export type RestoreWorkspace = (lines: AsyncIterable<string>, owner: StoredUser) => Promise<Restored>;

export interface RestoreWorkspaceOptions {
  readonly hiring: HiringRepositories;
  readonly users: Pick<UserRepository, 'find' | 'insert'>;
  readonly submissions: Pick<SubmissionRepository, 'insert' | 'insertEnding' | 'find'>;
  readonly drafts: Pick<DraftRepository, 'insert'>;
  readonly variants: Pick<VariantRepository, 'insert'>;
  readonly challenges: Pick<ChallengeRepository, 'findByDigest'>;
  readonly load: LoadSitting;
  readonly rows: Pick<SittingRows, 'refresh'>;
  readonly audit: Audit;
  readonly clock: Pick<Clock, 'now'>;
}

/** What was read so far. */
interface Reading {
  readonly workspace: WorkspaceRecord;
  readonly assessments: Set<string>;
  readonly sittings: Set<string>;
  /** Who owns the work of these sittings. */
  readonly owners: Set<string>;
  readonly missing: Set<string>;
  ended: boolean;
}

export function createRestoreWorkspace(options: RestoreWorkspaceOptions): RestoreWorkspace {
  const { hiring, audit, clock } = options;
  return async (lines, owner) => {
    let reading: Reading | undefined;
    let number = 0;
    for await (const text of lines) {
      number += 1;
      const line = parseLine(text, number);
      if (reading === undefined) reading = await begin(options, line);
      else if (reading.ended) throw invalid(number, 'comes after the end');
      else if (line.kind === 'end') reading.ended = line.lines === number - 1;
      else if (!(await restoreLine(options, reading, line))) throw invalid(number, 'is of another workspace');
    }
    if (reading?.ended !== true) throw invalid(number, 'is not the end: the file was cut');
    const { workspace, sittings, missing } = reading;
    const membership = { workspace: workspace.id, user: owner.id, role: 'owner' as const };
    await hiring.memberships.insert({
      id: membershipName(workspace.id, owner.id),
      ...membership,
      joinedAt: clock.now(),
    });
    await hiring.workspaces.insert(workspace);
    for (const id of sittings) await reviveSitting(options, id);
    await audit.note({ workspace, user: owner }, { action: 'workspace.restore', subject: workspace.id });
    return {
      workspace: workspace.id,
      name: workspace.name,
      sittings: sittings.size,
      missingChallenges: [...missing],
    };
  };
}

const invalid = (line: number, message: string): AppError =>
  new AppError('WORKSPACE_ARCHIVE_INVALID', { errors: [{ path: `line ${line}`, message }] });

function parseLine(text: string, number: number): ArchiveLine {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw invalid(number, 'is not JSON');
  }
  const parsed = archiveLineSchema.safeParse(json);
  if (!parsed.success) throw invalid(number, 'is not a line of a workspace archive');
  return parsed.data;
}

async function begin({ hiring }: RestoreWorkspaceOptions, line: ArchiveLine): Promise<Reading> {
  if (line.kind !== 'workspace') throw invalid(1, 'is not the head of a workspace archive');
  if ((await hiring.workspaces.find(line.record.id)) !== undefined) throw new AppError('WORKSPACE_EXISTS');
  const empty = () => new Set<string>();
  const sets = { assessments: empty(), sittings: empty(), owners: empty(), missing: empty() };
  return { workspace: line.record, ...sets, ended: false };
}

/** False when the line names something that is not of this workspace. */
async function restoreLine(
  options: RestoreWorkspaceOptions,
  reading: Reading,
  line: ArchiveLine,
): Promise<boolean> {
  const { users, submissions, drafts, variants, challenges, clock } = options;
  const isOwn = (owner: string) => reading.owners.has(owner);
  switch (line.kind) {
    case 'person':
      if ((await users.find(line.id)) === undefined)
        await users.insert({ id: line.id, name: line.name, guest: false, roles: [], createdAt: clock.now() });
      return true;
    case 'challenge':
      if ((await challenges.findByDigest(line.digest)) === undefined)
        reading.missing.add(`${line.slug} ${line.version}`);
      return true;
    case 'record':
      return restoreRecord(options, reading, line);
    case 'draft':
      return isOwn(line.record.user) && (await done(drafts.insert(line.record)));
    case 'variant':
      return isOwn(line.record.owner) && (await done(variants.insert(line.record)));
    case 'submission':
      return isOwn(line.record.user) && (await restoreSubmission(submissions, line));
    default:
      return false;
  }
}

/** An existing record is no failure: an earlier try may have stopped half-way. */
const done = (work: Promise<unknown>): Promise<true> => work.then(() => true);

async function restoreSubmission(
  submissions: RestoreWorkspaceOptions['submissions'],
  { record, files, endings }: Extract<ArchiveLine, { kind: 'submission' }>,
): Promise<boolean> {
  const isNew = await submissions.insert(record, files);
  if (!isNew && (await submissions.find(record.id))?.user !== record.user) return false;
  for (const ending of endings) await submissions.insertEnding({ ...ending, submission: record.id });
  return true;
}

async function restoreRecord(
  { hiring }: RestoreWorkspaceOptions,
  reading: Reading,
  { collection, record }: Extract<ArchiveLine, { kind: 'record' }>,
): Promise<boolean> {
  if (!belongs(reading, collection, record)) return false;
  const parsed = HIRING_COLLECTIONS[collection].schema.safeParse(record);
  if (!parsed.success) return false;
  const store = hiring[collection] as { insert(record: { readonly id: string }): Promise<boolean> };
  await store.insert(parsed.data);
  if (collection === 'assessments') reading.assessments.add(record.id);
  if (collection === 'invitations') {
    reading.sittings.add(record.id);
    reading.owners.add(ownerOfSitting(record.id));
  }
  return true;
}

/** Each record names its workspace, assessment or sitting; those with one id are named after it. */
function belongs(
  { workspace, assessments, sittings }: Reading,
  collection: string,
  record: Readonly<Record<string, unknown>>,
): boolean {
  if (collection === 'revocations') return sittings.has(String(record['id']));
  if (collection === 'retirements' || collection === 'rubrics') return assessments.has(String(record['id']));
  if (typeof record['sitting'] === 'string') return sittings.has(record['sitting']);
  if (record['workspace'] !== undefined) {
    const { assessment } = record;
    const knowsIt = typeof assessment === 'string' ? assessments.has(assessment) : assessment === undefined;
    return record['workspace'] === workspace.id && knowsIt;
  }
  return typeof record['assessment'] === 'string' && assessments.has(record['assessment']);
}

/** Derives the row, and resumes the clock of a running sitting. */
async function reviveSitting({ hiring, load, rows, clock }: RestoreWorkspaceOptions, id: string) {
  const { startedAt, finish } = await load(id);
  if (startedAt !== undefined && finish === undefined)
    await hiring.openSittings.insert({ id, at: clock.now() });
  await rows.refresh(id);
}
