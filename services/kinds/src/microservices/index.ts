import type { ChallengeKind } from '@hone/contracts/kind';
import { microservicesDefinitionSchema, type MicroservicesDefinition } from './definition.js';
import { taskOf } from './tasks/tasks.js';
import { MICROSERVICES_TALK } from './talk.js';

/** Programs that stay right while the network between them fails. */
export const microservices: ChallengeKind<MicroservicesDefinition> = {
  id: 'microservices',
  definition: microservicesDefinitionSchema,
  view: (pack, definition) => taskOf(definition).view(pack, definition),
  topology: (pack, definition, language) => taskOf(definition).topology(pack, definition, language),
  talk: MICROSERVICES_TALK,
  inspect: (pack, definition) => taskOf(definition).inspect(pack, definition),
  runtimeFor: (definition, language) => taskOf(definition).runtimeFor(language),
  grade: (session) => taskOf(session.definition).grade(session),
};
