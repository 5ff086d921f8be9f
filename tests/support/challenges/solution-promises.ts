import type { Submission } from '@hone/contracts';
import { loadFolder } from '@hone/grading';
import { findBrokenPromises } from '../../../services/grading/src/verify/judge-solution.js';
import { findSolutions } from '../../../services/grading/src/verify/solutions.js';

/**
 * Every way in which a graded submission breaks what its solution's `expect.yml` promises, as `hone verify` finds them: its
 * verdict, reason, score and the checks that must fail. `solution` is a folder of the challenge, such as
 * `solutions/wrong/ties`; a wrong one that names no failing check breaks its promise, too. Throws where there is no such
 * solution, or the submission has no verdict.
 */
export async function findSubmissionFaults(
  folder: string,
  solution: string,
  { verdict, reason, score, checks, phases }: Submission,
): Promise<string[]> {
  const loaded = await loadFolder(folder);
  if (!loaded.ok) throw new Error(`${folder} cannot be loaded: ${JSON.stringify(loaded.findings)}`);
  const { solutions } = findSolutions(loaded.challenge.pack);
  const found = solutions.find(({ path }) => path === solution);
  if (found === undefined) throw new Error(`${folder} has no ${solution}`);
  if (verdict === null || phases === null) throw new Error(`${solution} was not graded`);
  const unnamed = found.category === 'wrong' && found.expect.failing === undefined;
  return [
    ...(unnamed ? [`${solution} names no check that it fails`] : []),
    ...findBrokenPromises(found, { verdict, reason, score, checks, phases }),
  ];
}
