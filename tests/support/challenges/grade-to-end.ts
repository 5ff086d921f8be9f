import type { Judgement } from '@hone/contracts';
import { gradeSubmission } from '@hone/grading';

type Grading = Parameters<typeof gradeSubmission>[0];

/** Grades in this process and waits until every box is gone; rejects for a platform or an author's fault. */
export async function gradeToEnd(
  grading: Pick<Grading, 'challenge' | 'order' | 'sandbox' | 'cache' | 'prewarmed'>,
): Promise<Judgement> {
  const { judgement, close } = await gradeSubmission({
    ...grading,
    signal: new AbortController().signal,
    onEvent: () => undefined,
  });
  await close();
  return judgement;
}
