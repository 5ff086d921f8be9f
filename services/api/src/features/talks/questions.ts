import type { Check } from '@hone/contracts';
import type { ChallengeKind } from '@hone/contracts/kind';
import type { ItemResult } from '../sittings/results.js';
import type { SubmissionHistories } from '../submissions/submission-histories.js';

export interface Question {
  readonly template: string;
  readonly text: string;
}

export interface QuestionOptions {
  readonly histories: Pick<SubmissionHistories, 'of'>;
  readonly findKind: (id: string) => Pick<ChallengeKind, 'talk'> | undefined;
}

const MAX_QUESTIONS = 3;

/** Questions about what counts of an item, the most informative first. None when nothing was graded. */
export async function questionsAbout(
  { histories, findKind }: QuestionOptions,
  { item, counted }: ItemResult,
): Promise<Question[]> {
  const final = counted === undefined ? undefined : (await histories.of(counted)).final;
  return final === undefined ? [] : askAbout(findKind(item.kind)?.talk ?? [], final.details.checks);
}

function askAbout(templates: NonNullable<ChallengeKind['talk']>, checks: readonly Check[]): Question[] {
  const questions = templates.flatMap((template) => {
    const text = template.ask(checks);
    return text === undefined ? [] : [{ template: template.id, text }];
  });
  return questions.slice(0, MAX_QUESTIONS);
}
