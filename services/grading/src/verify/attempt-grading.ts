import type { Judgement } from '@hone/contracts';
import type { JudgeRemark } from '@hone/contracts/kind';
import type { Sandbox } from '@hone/contracts/sandbox';
import { gatherRemarks } from '../gather-remarks.js';
import { gradeSubmission } from '../grade-submission.js';
import type { GradingOrder } from '../order.js';
import type { LoadedChallenge } from '../package/load-challenge.js';
import type { TrustedCache } from '../trusted-cache.js';
import { tryAgain, type RetryTerms, type Tried } from './try-again.js';

/** What gradings need; they change none of it. */
export interface GradingMeans extends RetryTerms {
  readonly sandbox: Sandbox;
  readonly cache: TrustedCache;
}

interface Given {
  readonly judgement: Judgement;
  /** Remarks of validators to the author. */
  readonly remarks: readonly JudgeRemark[];
}

/** A grading that gave a judgement, or whose fault it is that it gave none. */
export type Attempt =
  | ({ readonly ok: true; readonly seed: string } & Given)
  | Extract<Tried<never>, { ok: false }>
  /** The challenge's own programs had failed too often before its turn. */
  | { readonly ok: false; readonly fault: 'skipped' };

/** Grades one order, again with the same seed when the platform failed. Rejects only when aborted. */
export async function attemptGrading(
  challenge: LoadedChallenge,
  order: GradingOrder,
  means: GradingMeans,
): Promise<Attempt> {
  const tried = await tryAgain(() => grade(challenge, order, means), means);
  return tried.ok ? { ok: true, seed: order.seed, ...tried.value } : tried;
}

async function grade(
  challenge: LoadedChallenge,
  order: GradingOrder,
  { sandbox, cache, signal }: GradingMeans,
): Promise<Given> {
  const remarks = gatherRemarks();
  const { judgement, close } = await gradeSubmission({
    challenge,
    order,
    sandbox,
    cache,
    // A separate signal, so that the grading's listeners are not kept by the gate's signal.
    signal: AbortSignal.any([signal]),
    onEvent: () => undefined,
    onRemark: remarks.add,
  });
  await close();
  return { judgement, remarks: remarks.list() };
}
