import { decodeText } from '../../judging/evidence-text.js';
import { getPackageFile } from '../../judging/package-files.js';
import type { ChallengePackage } from '@hone/contracts/kind';
import type { Instance } from '../instances/instance.js';
import { TaskFault } from '../task-fault.js';
import type { Ended } from './ended.js';

/** Generous: a reference that exceeds it is the author's mistake. */
export const REFERENCE_WALL_MS = 60_000;

/** The result of the reference's design. Throws `TaskFault` if it did not complete the workload. */
export function soundPlay<Played extends { readonly end: 'done' }>(
  outcome: Played | Ended,
  { id }: Instance,
): Played {
  if (outcome.end === 'done') return outcome;
  const why = 'message' in outcome ? `${outcome.at}: ${outcome.message}` : outcome.end;
  throw new TaskFault(`the reference failed on ${id}: ${why}`);
}

/** Compares the answers in a statement with the reference's. Throws `TaskFault` if they differ. */
export function checkShownAnswers(pack: ChallengePackage, { expected }: Instance, answers: string): void {
  if (expected === undefined) return;
  if (decodeText(getPackageFile(pack, expected)).trim() !== answers.trim())
    throw new TaskFault(`${expected} is not what the reference answers, which is:\n${answers}`);
}
