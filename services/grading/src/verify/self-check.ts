import type { TrustedSession, MutationReport, PackageFinding } from '@hone/contracts/kind';
import type { LoadedChallenge } from '../package/load-challenge.js';
import type { GradingMeans } from './attempt-grading.js';
import { inAuthorSession } from './author-session.js';
import { errorFinding } from './finding.js';
import { PLATFORM_FAULT } from './report.js';
import type { Tried } from './try-again.js';

/**
 * Runs the challenge's own programs in the kind's self-check, before anything is graded: their faults would
 * otherwise be reported once for every solution. Rejects only when aborted.
 */
export async function selfCheck(
  challenge: LoadedChallenge,
  seed: string,
  means: GradingMeans,
): Promise<readonly PackageFinding[]> {
  const { kind } = challenge;
  if (kind.selfCheck === undefined) return [];
  const work = async (session: TrustedSession<unknown>) => (await kind.selfCheck?.(session)) ?? [];
  const tried = await inAuthorSession(challenge, seed, means, work);
  return tried.ok ? tried.value : [faultOf(tried)];
}

/** Tries mutants of the reference on the challenge's data, if the kind has any. Rejects only when aborted. */
export async function tryMutants(
  challenge: LoadedChallenge,
  seed: string,
  means: GradingMeans,
): Promise<MutationReport | undefined> {
  const { kind } = challenge;
  if (kind.tryMutants === undefined) return undefined;
  const work = async (session: TrustedSession<unknown>) => kind.tryMutants?.(session);
  const tried = await inAuthorSession(challenge, seed, means, work);
  return tried.ok ? tried.value : { mutants: [], findings: [faultOf(tried)] };
}

function faultOf(tried: Exclude<Tried<unknown>, { ok: true }>): PackageFinding {
  if (tried.fault === 'author') return errorFinding(tried.author.code, 'challenge.yml', tried.author.message);
  return errorFinding(PLATFORM_FAULT, 'challenge.yml', `its programs could not be run: ${tried.message}`);
}
