import type { ChallengeKind } from '@hone/contracts/kind';
import { findBehaviourTests } from './behaviour/behaviour-tests.js';
import { CHEATS } from './cheats/list.js';
import { isProgramChecker, optimizationDefinitionSchema, type OptimizationDefinition } from './definition.js';
import { precomputeCases } from './precompute-cases.js';
import { gradeOptimization } from './grade.js';
import { precomputeCalibration } from './measuring/calibration/known-calibration.js';
import { inspectOptimization } from './inspect.js';
import { selfCheckOptimization } from './self-check.js';
import { OPTIMIZATION_TALK } from './talk.js';
import { boxesFor, validatorBox } from './topology.js';
import { findValidator } from './validator/find-validator.js';
import { viewOptimization } from './view.js';

/** Programs that must be right first and then cope with size. */
export const optimization: ChallengeKind<OptimizationDefinition> = {
  id: 'optimization',
  definition: optimizationDefinitionSchema,
  view: viewOptimization,
  topology: (pack, definition, language) => {
    const { candidate, generator, reference } = boxesFor(pack, definition, language);
    const { checker } = definition;
    const found = isProgramChecker(checker) ? findValidator(pack.files, checker) : undefined;
    const validator =
      isProgramChecker(checker) && found !== undefined && 'language' in found
        ? validatorBox(checker, found)
        : undefined;
    const [test] = findBehaviourTests(pack, definition, language);
    const behaviour = test && validatorBox(test.checker, test.sources);
    return [candidate, generator, reference, validator, behaviour].filter((spec) => spec !== undefined);
  },
  talk: OPTIMIZATION_TALK,
  inspect: inspectOptimization,
  runtimeFor: (_definition, language) => language,
  grade: gradeOptimization,
  precompute: precomputeCases,
  measureReferences: precomputeCalibration,
  references: ({ reference }) => reference,
  leastSolutions: { slow: 1 },
  ownPrograms: ({ reference, baseline = {}, families, speed }) => ({
    reference,
    baseline,
    families,
    measuredSizes: speed?.sizes ?? {},
  }),
  cheats: CHEATS,
  selfCheck: selfCheckOptimization,
};
