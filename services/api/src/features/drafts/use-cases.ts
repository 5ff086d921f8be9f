import { findSourceProblems, type Draft, type PutDraftBody, type SavedDraft } from '@hone/contracts';
import { AppError } from '@hone/kit';
import { checkLanguageKnown } from '../challenges/known-language.js';
import type { ChallengeRepository, ChallengeVersion } from '../challenges/repository.js';
import { presentDraft } from './present.js';
import type { DraftKey } from './repository.js';
import type { SavedDrafts } from './saved-drafts.js';

/** A draft of the caller. */
type PlaceOfDraft = Omit<DraftKey, 'user'>;

/** What users can do with their drafts. */
export interface DraftUseCases {
  /** Throws `CHALLENGE_NOT_FOUND`; a missing draft is undefined. */
  find(place: PlaceOfDraft, user: string | undefined): Promise<Draft | undefined>;
  /** Throws `DRAFT_CONFLICT` with the newest revision when `revision` is not its number. */
  save(slug: string, body: PutDraftBody, user: string): Promise<SavedDraft>;
}

export interface DraftUseCaseOptions {
  readonly drafts: SavedDrafts;
  readonly challenges: ChallengeRepository;
}

export function createDraftUseCases({ drafts, challenges }: DraftUseCaseOptions): DraftUseCases {
  async function getChallenge(slug: string): Promise<ChallengeVersion> {
    const challenge = await challenges.findNewest(slug);
    if (challenge === undefined) throw new AppError('CHALLENGE_NOT_FOUND');
    return challenge;
  }

  return {
    async find(place, user) {
      await getChallenge(place.slug);
      if (user === undefined) return undefined;
      const record = await drafts.findNewest({ user, ...place });
      return record === undefined ? undefined : presentDraft(record);
    },
    async save(slug, { language, files, revision, variant }, user) {
      checkDraft(await getChallenge(slug), language, files);
      const place = { user, slug, language, ...(variant === undefined ? {} : { variant }) };
      const saving = await drafts.save(place, files, revision);
      if (!saving.saved)
        throw new AppError('DRAFT_CONFLICT', { members: { draft: presentDraft(saving.newest) } });
      const { revision: saved, savedAt } = presentDraft(saving.draft);
      return { revision: saved, savedAt };
    },
  };
}

/** The rules for files of a submission, except that a draft may be empty. */
export function checkDraft(
  challenge: ChallengeVersion,
  language: string,
  files: PutDraftBody['files'],
): void {
  checkLanguageKnown(challenge, language);
  const problems = findSourceProblems(files, challenge.submit).filter(({ code }) => code !== 'FILE_EMPTY');
  const [first] = problems;
  if (first === undefined) return;
  throw new AppError(first.code, { errors: problems.map(({ path, message }) => ({ path, message })) });
}
