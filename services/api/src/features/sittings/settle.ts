import type { Logger } from '@hone/kit';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { PinnedItem } from '../hiring-records/assessment-records.js';
import type { ChallengeRepository } from '../challenges/repository.js';
import type { DraftRecord, DraftRepository } from '../drafts/repository.js';
import { sameFiles, type SavedDrafts } from '../drafts/saved-drafts.js';
import type { SubmissionRepository } from '../submission-records/repository.js';
import type { Submit } from '../submissions/submit.js';
import type { Variants } from '../variants/variants.js';
import type { EmitEvent } from '../webhooks/emit-events.js';
import type { LoadedSitting, LoadSitting } from './load-sitting.js';
import { finalSubmissionId, ownerOfSitting } from './owner.js';
import type { SittingRows } from './rows.js';
import type { NotifySitting } from './sitting-notices.js';

/**
 * Completes an ended sitting: grades the newest draft of each item where it differs from the last submission,
 * then forgets that the sitting was open. Repeating it, also after a crash, grades nothing twice.
 */
export type SettleSitting = (id: string) => Promise<void>;

export interface SettleOptions {
  readonly hiring: Pick<HiringRepositories, 'openSittings'>;
  readonly load: LoadSitting;
  readonly rows: SittingRows;
  readonly notify: NotifySitting;
  readonly challenges: Pick<ChallengeRepository, 'findByDigest' | 'findContent'>;
  readonly drafts: Pick<DraftRepository, 'listPlaces'>;
  readonly savedDrafts: Pick<SavedDrafts, 'findNewest'>;
  readonly submissions: Pick<SubmissionRepository, 'list' | 'getFiles'>;
  readonly submit: Pick<Submit, 'acceptAs'>;
  readonly variants: Pick<Variants, 'openOnly'>;
  readonly emit: EmitEvent;
  readonly logger: Logger;
}

export function createSettleSitting(options: SettleOptions): SettleSitting {
  const { hiring, load, notify, logger } = options;
  return async (id) => {
    const sitting = await load(id);
    if (sitting.finish === undefined) throw new Error(`sitting ${id} has not ended`);
    for (const item of sitting.sections.flatMap((section) => section.items)) {
      const draft = await findNewestDraft(options, id, item);
      if (draft !== undefined && (await isNews(options, item, draft)))
        await grade(options, sitting, item, draft);
    }
    await options.emit({ event: 'sitting.finished', sitting, at: sitting.finish.at });
    await hiring.openSittings.remove(id);
    await refreshGraded(options, sitting);
    await notify(id);
    logger.info({ sitting: id, by: sitting.finish.by }, 'sitting ended');
  };
}

/** Derives the row again; once everything is graded, that is an event. */
export async function refreshGraded(
  { rows, emit }: Pick<SettleOptions, 'rows' | 'emit'>,
  sitting: LoadedSitting,
): Promise<void> {
  const { finishedAt, percent } = await rows.refresh(sitting.id);
  if (finishedAt !== undefined && percent !== undefined)
    await emit({ event: 'sitting.graded', sitting, at: finishedAt });
}

async function findNewestDraft(
  { drafts, savedDrafts }: SettleOptions,
  sitting: string,
  item: PinnedItem,
): Promise<DraftRecord | undefined> {
  const places = await drafts.listPlaces(ownerOfSitting(sitting));
  const own = places.filter(({ slug }) => slug === item.challenge);
  const found = await Promise.all(own.map((place) => savedDrafts.findNewest(place)));
  return found
    .filter((draft) => draft !== undefined)
    .sort((one, other) => one.savedAt - other.savedAt)
    .at(-1);
}

/** Whether a draft has an answer that no submission has. Blank files and the starter are no answer. */
async function isNews(
  { submissions, challenges }: SettleOptions,
  item: PinnedItem,
  { user, language, files }: DraftRecord,
): Promise<boolean> {
  if (files.every(({ content }) => content.trim() === '')) return false;
  const [last] = await submissions.list({ user, slug: item.challenge, mode: 'submit', limit: 1 });
  if (last !== undefined)
    return last.language !== language || !sameFiles(await submissions.getFiles(last.id), files);
  const content = await challenges.findContent(item.digest);
  const starter = new Map(content?.starter[language]?.map((file) => [file.path, file.content]));
  return files.some((file) => starter.get(file.path) !== file.content);
}

async function grade(
  { challenges, submit, variants }: SettleOptions,
  { id, finish }: LoadedSitting,
  item: PinnedItem,
  { user, slug, language, files }: DraftRecord,
): Promise<void> {
  const challenge = await challenges.findByDigest(item.digest);
  if (challenge === undefined) throw new Error(`challenge ${item.digest} is missing from the database`);
  const body = { challenge: slug, language, files, mode: 'submit' as const };
  const variant = await variants.openOnly(user, challenge);
  const name = finalSubmissionId(id, item.id, finish?.at ?? 0);
  await submit.acceptAs(name, { user, body, challenge, key: undefined, variant });
}
