import type { ChallengeKind } from '@hone/contracts/kind';
import { apiDesignDefinitionSchema, type ApiDesignDefinition } from './definition.js';
import { taskOf } from './tasks/tasks.js';
import { API_DESIGN_TALK } from './talk.js';

/** Contracts that consumers can build on, and services that keep them. */
export const apiDesign: ChallengeKind<ApiDesignDefinition> = {
  id: 'api-design',
  definition: apiDesignDefinitionSchema,
  view: (pack, definition) => taskOf(definition).view(pack, definition),
  topology: (pack, definition, language) => taskOf(definition).topology(pack, definition, language),
  talk: API_DESIGN_TALK,
  inspect: (pack, definition) => taskOf(definition).inspect(pack, definition),
  runtimeFor: (definition, language) => taskOf(definition).runtimeFor(language),
  grade: (session) => taskOf(session.definition).grade(session),
};
