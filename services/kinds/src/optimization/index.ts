import type { ChallengeKind } from '@hone/contracts/kind';
import { optimizationDefinitionSchema, type OptimizationDefinition } from './definition.js';
import { gradeOptimization } from './grade.js';
import { inspectOptimization } from './inspect.js';
import { proveOptimization } from './prove.js';
import { boxesFor } from './topology.js';
import { viewOptimization } from './view.js';

/** Programs that must be right first and then cope with size. */
export const optimization: ChallengeKind<OptimizationDefinition> = {
  id: 'optimization',
  definition: optimizationDefinitionSchema,
  view: viewOptimization,
  topology: (pack, definition, language) => {
    const { candidate, generator, reference } = boxesFor(pack, definition, language);
    return [candidate, generator, reference];
  },
  inspect: inspectOptimization,
  runtimeFor: (_definition, language) => language,
  grade: gradeOptimization,
  prove: proveOptimization,
};
