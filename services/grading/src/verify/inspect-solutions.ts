import { hasVariants, SOLUTION_CATEGORIES } from '@hone/contracts';
import type { PackageFinding } from '@hone/contracts/kind';
import type { LoadedChallenge } from '../package/load-challenge.js';
import { errorFinding } from './finding.js';
import type { Solution } from './solutions.js';

const MINIMUM = { accepted: 2, variants: 2, wrong: 3, slow: 0, hostile: 1 } as const;

/** Finds missing solutions of a challenge before anything runs. */
export function inspectSolutions(
  challenge: LoadedChallenge,
  solutions: readonly Solution[],
): PackageFinding[] {
  const { manifest } = challenge.pack;
  // For an imported package its format requires only one accepted solution.
  if (manifest.origin !== undefined) return inspectImported(solutions);
  const minimum = { ...MINIMUM, ...challenge.kind.leastSolutions };
  const few = SOLUTION_CATEGORIES.flatMap((category) => {
    const count = solutions.filter((solution) => solution.category === category).length;
    if (count >= minimum[category]) return [];
    const message = `${count} of at least ${minimum[category]} solutions`;
    return [errorFinding('SOLUTIONS_FEW', `solutions/${category}`, message)];
  });
  const unproven = manifest.languages.flatMap((language) =>
    solutions.some((solution) => solution.category === 'accepted' && solution.language === language)
      ? []
      : [errorFinding('LANGUAGE_UNPROVEN', 'solutions/accepted', `no accepted solution in ${language}`)],
  );
  const unnamed = solutions.flatMap((solution) =>
    solution.category === 'wrong' && solution.expect.failing === undefined
      ? [
          errorFinding(
            'SOLUTION_UNNAMED',
            `${solution.path}/expect.yml`,
            'a wrong solution names its failing check',
          ),
        ]
      : [],
  );
  return [...few, ...unproven, ...unnamed, ...findMeaningless(challenge, solutions)];
}

/** Variants named although none are drawn. */
function findMeaningless(challenge: LoadedChallenge, solutions: readonly Solution[]): PackageFinding[] {
  if (hasVariants(challenge)) return [];
  return solutions
    .filter(({ expect }) => expect.variant !== undefined)
    .map(({ path }) =>
      errorFinding('SOLUTION_VARIANT', `${path}/expect.yml`, 'variant: this challenge draws no variants'),
    );
}

function inspectImported(solutions: readonly Solution[]): PackageFinding[] {
  if (solutions.some(({ category }) => category === 'accepted')) return [];
  return [errorFinding('SOLUTIONS_FEW', 'solutions/accepted', '0 of at least 1 solutions')];
}
