import type { ChallengeKind } from '@hone/contracts/kind';
import { apiDesignDefinitionSchema, type ApiDesignDefinition } from './definition.js';
import { inspectApiDesign } from './inspect.js';
import { gradeImplementation } from './tasks/implementation/grade.js';
import { serviceBox } from './topology.js';
import { viewApiDesign } from './view.js';

/** Services that keep a contract, asked as their consumers would. */
export const apiDesign: ChallengeKind<ApiDesignDefinition> = {
  id: 'api-design',
  definition: apiDesignDefinitionSchema,
  view: viewApiDesign,
  topology: (pack, _definition, language) => [serviceBox(pack, language)],
  inspect: inspectApiDesign,
  runtimeFor: (_definition, language) => language,
  grade: gradeImplementation,
};
