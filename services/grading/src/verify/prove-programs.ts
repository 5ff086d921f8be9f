import type { GradingSession, PackageFinding } from '@hone/contracts/kind';
import { openBoxes, RULE_SET } from '../grade-submission.js';
import type { LoadedChallenge } from '../package/load-challenge.js';
import type { GradingMeans } from './attempt-grading.js';
import { findAuthorFault } from './author-fault.js';
import { errorFinding } from './finding.js';
import { PLATFORM_FAULT } from './report.js';

/**
 * Runs the challenge's own programs as the kind asks for, before anything is graded: whatever they do wrong would
 * otherwise be told once for every solution.
 */
export async function provePrograms(
  challenge: LoadedChallenge,
  seed: string,
  means: GradingMeans,
): Promise<readonly PackageFinding[]> {
  const { kind, pack, definition } = challenge;
  if (kind.prove === undefined) return [];
  const { sandbox, cache } = means;
  const signal = AbortSignal.any([means.signal]);
  const boxes = openBoxes({ sandbox, signal });
  const session: GradingSession<unknown> = {
    package: pack,
    definition,
    language: pack.manifest.languages[0] ?? '',
    files: new Map(),
    entry: '',
    mode: 'submit',
    seed,
    signal,
    open: boxes.open,
    takeMeasuringPlace: () => Promise.reject(new Error('proving programs measures nothing')),
    cached: (key, compute) => cache.get(`${pack.digest}/${RULE_SET}/${key}`, compute),
    now: () => performance.now(),
  };
  try {
    return await kind.prove(session);
  } catch (error) {
    signal.throwIfAborted();
    const author = findAuthorFault(error);
    if (author !== undefined) return [errorFinding(author.code, 'challenge.yml', author.message)];
    const message = error instanceof Error ? error.message : String(error);
    return [errorFinding(PLATFORM_FAULT, 'challenge.yml', `its programs could not be run: ${message}`)];
  } finally {
    await boxes.closeAll();
  }
}
