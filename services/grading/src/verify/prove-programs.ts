import type { GradingSession, PackageFinding } from '@hone/contracts/kind';
import { openBoxes, RULE_SET } from '../grade-submission.js';
import type { LoadedChallenge } from '../package/load-challenge.js';
import type { GradingMeans } from './attempt-grading.js';
import { errorFinding } from './finding.js';
import { PLATFORM_FAULT } from './report.js';
import { tryAgain } from './try-again.js';

/**
 * Runs the challenge's own programs as the kind asks for, before anything is graded: whatever they do wrong would
 * otherwise be told once for every solution. Rejects only when aborted.
 */
export async function provePrograms(
  challenge: LoadedChallenge,
  seed: string,
  means: GradingMeans,
): Promise<readonly PackageFinding[]> {
  const onRetry = (message: string): void => means.onRetry?.(`the challenge's own programs: ${message}`);
  const tried = await tryAgain(() => prove(challenge, seed, means), means.signal, onRetry);
  if (tried.ok) return tried.value;
  if (tried.fault === 'author')
    return [errorFinding(tried.author.code, 'challenge.yml', tried.author.message)];
  return [errorFinding(PLATFORM_FAULT, 'challenge.yml', `its programs could not be run: ${tried.message}`)];
}

async function prove(
  { kind, pack, definition }: LoadedChallenge,
  seed: string,
  { sandbox, cache, ...means }: GradingMeans,
): Promise<readonly PackageFinding[]> {
  if (kind.prove === undefined) return [];
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
  } finally {
    await boxes.closeAll();
  }
}
