import type {
  DecisionBody,
  Playback,
  PlaybackList,
  PutReviewBody,
  ReportSubmissionView,
  SittingReport,
} from '@hone/contracts/hiring';
import { AppError } from '@hone/kit';
import type { ChallengeRepository } from '../challenges/repository.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { PlaybackRecorder } from '../playback/recorder.js';
import type { SubmissionRecord } from '../submission-records/record.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import { presentSubmission } from '../submissions/present.js';
import type { SubmissionHistories } from '../submissions/submission-histories.js';
import type { LoadedSitting, LoadSitting } from '../sittings/load-sitting.js';
import { ownerOfSitting } from '../sittings/owner.js';
import type { Actor } from '../workspaces/access.js';
import type { Audit } from '../workspaces/audit.js';
import { readReport, type ReportParts } from './report.js';
import { visibilityFor } from './visibility.js';

/** What a team reads and writes about a sitting; all throw `SITTING_NOT_FOUND` for those of others. */
export interface ReportUseCases {
  /** A sitting of the actor's workspace. */
  getSitting(actor: Actor, id: string): Promise<LoadedSitting>;
  /** What the actor may read; the reading is noted as `action`. */
  get(actor: Actor, id: string, action?: 'sitting.view' | 'sitting.export'): Promise<SittingReport>;
  getSubmission(actor: Actor, id: string, submission: string): Promise<ReportSubmissionView>;
  listPlaybacks(actor: Actor, id: string): Promise<PlaybackList>;
  /** Throws `ITEM_NOT_FOUND` for an item that the sitting does not have. */
  getPlayback(actor: Actor, id: string, item: string): Promise<Playback>;
  saveReview(actor: Actor, id: string, body: PutReviewBody): Promise<SittingReport>;
  decide(actor: Actor, id: string, body: DecisionBody): Promise<SittingReport>;
}

export interface ReportOptions extends ReportParts {
  readonly hiring: Pick<HiringRepositories, 'rubrics' | 'rows' | 'invitations'>;
  readonly load: LoadSitting;
  readonly submissions: Pick<SubmissionRepository, 'find' | 'getFiles'>;
  readonly histories: Pick<SubmissionHistories, 'of'>;
  readonly challenges: Pick<ChallengeRepository, 'findContent'>;
  readonly playback: Pick<PlaybackRecorder, 'read'>;
  readonly audit: Audit;
}

export function createReportUseCases(options: ReportOptions): ReportUseCases {
  const { hiring, load, reviews, decisions, audit } = options;

  async function getSitting(actor: Actor, id: string): Promise<LoadedSitting> {
    const invitation = await hiring.invitations.find(id);
    if (invitation?.workspace !== actor.workspace.id) throw new AppError('SITTING_NOT_FOUND');
    return load(id);
  }

  return {
    getSitting,
    async get(actor, id, action = 'sitting.view') {
      const sitting = await getSitting(actor, id);
      await noteReading(audit, actor, { action, subject: id });
      return readReport(options, actor, sitting);
    },
    async getSubmission(actor, id, submission) {
      const sitting = await getSitting(actor, id);
      const record = await options.submissions.find(submission);
      if (record?.user !== ownerOfSitting(id)) throw new AppError('SUBMISSION_NOT_FOUND');
      await audit.note(actor, { action: 'submission.view', subject: id, detail: submission });
      return viewSubmission(options, actor, sitting, record);
    },
    listPlaybacks: async (actor, id) => presentPlaybacks(await getSitting(actor, id)),
    async getPlayback(actor, id, item) {
      assertItem(await getSitting(actor, id), item);
      await audit.note(actor, { action: 'playback.view', subject: id, detail: item });
      return options.playback.read({ sitting: id, item });
    },
    async saveReview(actor, id, body) {
      const sitting = await getSitting(actor, id);
      if (sitting.finish === undefined) throw new AppError('SITTING_UNFINISHED');
      const items = (await hiring.rubrics.find(sitting.invitation.assessment))?.items ?? [];
      await reviews.save(actor, sitting, { items }, body);
      return readReport(options, actor, await load(id));
    },
    async decide(actor, id, body) {
      await decisions.decide(actor, await getSitting(actor, id), body);
      return readReport(options, actor, await load(id));
    },
  };
}

/** Pages ask again while they are open; a file is asked for once. */
function noteReading(
  audit: Audit,
  actor: Actor,
  reading: { readonly action: 'sitting.view' | 'sitting.export'; readonly subject: string },
): Promise<void> {
  return reading.action === 'sitting.view' ? audit.noteView(actor, reading) : audit.note(actor, reading);
}

function presentPlaybacks({ id, workspace, sections }: LoadedSitting): PlaybackList {
  const items = sections.flatMap((section) => section.items);
  const root = `/api/v1/workspaces/${workspace.id}/sittings/${id}/playback`;
  return {
    items: items.map(({ id: item, title }) => ({ item, title, links: { playback: `${root}/${item}` } })),
    nextCursor: null,
  };
}

function assertItem({ sections }: LoadedSitting, item: string): void {
  const isKnown = sections.some(({ items }) => items.some(({ id }) => id === item));
  if (!isKnown) throw new AppError('ITEM_NOT_FOUND');
}

/** A submission with its evidence; while results are hidden, only what the candidate wrote. */
async function viewSubmission(
  { rows, submissions, histories, challenges }: ReportOptions,
  actor: Actor,
  sitting: LoadedSitting,
  record: SubmissionRecord,
): Promise<ReportSubmissionView> {
  const [row, history, files, content] = await Promise.all([
    rows.derive(sitting),
    histories.of(record),
    submissions.getFiles(record.id),
    challenges.findContent(record.challenge.digest),
  ]);
  const { revealable: _revealable, ...shown } = presentSubmission(history);
  const { results } = visibilityFor(actor, row);
  const hidden = { verdict: null, reason: null, score: null, checks: [], phases: null };
  const { compile: _compile, ...withoutOutput } = shown;
  return {
    submission: results ? shown : { ...withoutOutput, ...hidden },
    files,
    starter: content?.starter[record.language] ?? [],
  };
}
