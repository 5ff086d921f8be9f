import { placeVariant, type ChallengeSummary, type ChallengeView, type VariantFiles } from '@hone/contracts';
import type { ChallengeContent, ChallengeVersion } from './repository.js';

/** Progress of a user in a challenge. */
export type Progress = ChallengeSummary['status'];

/** A row of the catalogue. */
export function presentSummary(
  challenge: ChallengeVersion,
  languages: readonly string[],
  status: Progress,
): ChallengeSummary {
  const { slug, title, kind, summary, difficulty, minutes, skills } = challenge;
  return { slug, title, kind, summary, difficulty, minutes, skills, languages: [...languages], status };
}

/** Everything that a learner may see of a challenge. */
export function presentChallenge(
  challenge: ChallengeVersion,
  content: ChallengeContent,
  languages: readonly string[],
  status: Progress,
): ChallengeView {
  const { version, limits, submit, customInput } = challenge;
  const { statement, starter, samples, tables, engine, groups, hintsAvailable } = content;
  return {
    ...presentSummary(challenge, languages, status),
    version,
    statement,
    starter,
    samples,
    ...(tables === undefined ? {} : { tables }),
    ...(engine === undefined ? {} : { engine }),
    limits,
    groups,
    hintsAvailable,
    submit,
    ...(customInput === undefined ? {} : { customInput }),
  };
}

/** A view with the files of one variant: its starter files in their places, and those that are shown. */
export function presentVariant(view: ChallengeView, id: string, files: VariantFiles): ChallengeView {
  const starter = Object.entries(view.starter).map(
    ([language, own]) => [language, placeVariant(own, files)] as const,
  );
  return { ...view, starter: Object.fromEntries(starter), variant: { id, files: [...files.shown] } };
}
