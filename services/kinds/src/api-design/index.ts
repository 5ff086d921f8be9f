import type { ChallengeKind } from '@hone/contracts/kind';
import { apiDesignDefinitionSchema, type ApiDesignDefinition } from './definition.js';
import { inspectApiDesign } from './inspect.js';
import { gradeImplementation } from './tasks/implementation/grade.js';
import { databaseBox, serviceBox, serviceRuntime } from './topology.js';
import { viewApiDesign } from './view.js';

/** Services that keep a contract, asked as their consumers would. */
export const apiDesign: ChallengeKind<ApiDesignDefinition> = {
  id: 'api-design',
  definition: apiDesignDefinitionSchema,
  view: viewApiDesign,
  topology: (pack, { database }, language) => [
    serviceBox(pack, language),
    ...(database === undefined ? [] : [databaseBox]),
  ],
  inspect: inspectApiDesign,
  runtimeFor: (_definition, language) => serviceRuntime(language),
  grade: gradeImplementation,
};
