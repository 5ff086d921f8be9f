import { isoTime, type Clock } from '@hone/kit';
import { eachRecord } from '../../storage/record-store.js';
import type { DraftRepository } from '../drafts/repository.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { WorkspaceRecord } from '../hiring-records/workspace-records.js';
import type { UserRepository } from '../sessions/repository.js';
import { ownerOfSitting } from '../sittings/owner.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import type { VariantRepository } from '../variants/repository.js';
import { ARCHIVE_VERSION, type ArchivedCollection, type ArchiveLine } from './archive-line.js';

/** Everything that a workspace knows, line by line. */
export type ExportWorkspace = (workspace: WorkspaceRecord) => AsyncGenerator<ArchiveLine>;

export interface ExportWorkspaceOptions {
  readonly hiring: HiringRepositories;
  readonly users: Pick<UserRepository, 'find'>;
  readonly submissions: Pick<SubmissionRepository, 'list' | 'getFiles' | 'listEndings'>;
  readonly drafts: Pick<DraftRepository, 'listPlaces' | 'listRevisions' | 'find'>;
  readonly variants: Pick<VariantRepository, 'list'>;
  readonly clock: Pick<Clock, 'now'>;
}

const PAGE = 100;

export function createExportWorkspace(options: ExportWorkspaceOptions): ExportWorkspace {
  return async function* (workspace) {
    const exportedAt = isoTime(options.clock.now());
    let lines = 0;
    const people = new Set<string>();
    for await (const line of linesOf(options, workspace, exportedAt)) {
      for (const id of peopleOf(line)) people.add(id);
      lines += 1;
      yield line;
    }
    for (const id of people) {
      const user = await options.users.find(id);
      if (user === undefined) continue;
      lines += 1;
      yield { kind: 'person', id, name: user.name };
    }
    yield { kind: 'end', lines };
  };
}

async function* linesOf(
  options: ExportWorkspaceOptions,
  workspace: WorkspaceRecord,
  exportedAt: string,
): AsyncGenerator<ArchiveLine> {
  const { hiring } = options;
  yield { kind: 'workspace', version: ARCHIVE_VERSION, exportedAt, record: workspace };
  const own = { where: { workspace: workspace.id } };
  for await (const assessment of eachRecord(hiring.assessments, own)) {
    yield recordLine('assessments', assessment);
    yield* assessmentLines(hiring, assessment.id);
  }
  for await (const invitation of eachRecord(hiring.invitations, own)) {
    yield recordLine('invitations', invitation);
    yield* sittingLines(options, invitation.id);
  }
  for await (const erasure of eachRecord(hiring.erasures, own)) yield recordLine('erasures', erasure);
  for await (const entry of eachRecord(hiring.audit, own)) yield recordLine('audit', entry);
}

const recordLine = (collection: ArchivedCollection, record: { readonly id: string }): ArchiveLine => ({
  kind: 'record',
  collection,
  record: { ...record },
});

async function* assessmentLines(hiring: HiringRepositories, id: string): AsyncGenerator<ArchiveLine> {
  const own = { where: { assessment: id } };
  for await (const draft of eachRecord(hiring.assessmentDrafts, own))
    yield recordLine('assessmentDrafts', draft);
  for await (const version of eachRecord(hiring.versions, own)) {
    for (const { challenge, version: of, digest } of version.content.sections.flatMap(({ items }) => items))
      yield { kind: 'challenge', slug: challenge, version: of, digest };
    yield recordLine('versions', version);
  }
  const [retirement, rubric] = await Promise.all([hiring.retirements.find(id), hiring.rubrics.find(id)]);
  if (retirement !== undefined) yield recordLine('retirements', retirement);
  if (rubric !== undefined) yield recordLine('rubrics', rubric);
}

async function* sittingLines(options: ExportWorkspaceOptions, id: string): AsyncGenerator<ArchiveLine> {
  const { hiring } = options;
  const own = { where: { sitting: id } };
  const revocation = await hiring.revocations.find(id);
  if (revocation !== undefined) yield recordLine('revocations', revocation);
  for await (const record of eachRecord(hiring.sittingRecords, own))
    yield recordLine('sittingRecords', record);
  for await (const fact of eachRecord(hiring.facts, own)) yield recordLine('facts', fact);
  for await (const change of eachRecord(hiring.playback, own)) yield recordLine('playback', change);
  for await (const review of eachRecord(hiring.reviews, own)) yield recordLine('reviews', review);
  for await (const decision of eachRecord(hiring.decisions, own)) yield recordLine('decisions', decision);
  yield* workLines(options, ownerOfSitting(id));
}

/** What a candidate wrote, and how it was graded. */
async function* workLines(
  { submissions, drafts, variants }: ExportWorkspaceOptions,
  owner: string,
): AsyncGenerator<ArchiveLine> {
  for (const record of await variants.list(owner)) yield { kind: 'variant', record };
  for (const place of await drafts.listPlaces(owner))
    for (const revision of await drafts.listRevisions(place)) {
      const record = await drafts.find(place, revision);
      if (record !== undefined) yield { kind: 'draft', record };
    }
  let before: string | undefined;
  for (;;) {
    const page = await submissions.list({ user: owner, before, limit: PAGE });
    for (const record of page) {
      const [files, endings] = await Promise.all([
        submissions.getFiles(record.id),
        submissions.listEndings(record.id),
      ]);
      yield { kind: 'submission', record, files, endings };
    }
    before = page.at(-1)?.id;
    if (page.length < PAGE) return;
  }
}

/** Fields of records that name who acted. */
const ACTOR_FIELDS = ['by', 'reviewer', 'actor'] as const;

function peopleOf(line: ArchiveLine): string[] {
  if (line.kind !== 'record') return [];
  const { record } = line;
  return ACTOR_FIELDS.flatMap((field) => (typeof record[field] === 'string' ? [record[field]] : []));
}
