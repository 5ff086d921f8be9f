import type { ChallengeKind } from '@hone/contracts/kind';
import { microservicesDefinitionSchema, type MicroservicesDefinition } from './definition.js';
import { taskOf } from './tasks/tasks.js';
import { MICROSERVICES_TALK } from './talk.js';

/** Programs that stay right while the network between them fails. */
export const microservices: ChallengeKind<MicroservicesDefinition> = {
  id: 'microservices',
  definition: microservicesDefinitionSchema,
  view: (pack, definition) => taskOf(definition).view(pack, definition),
  variant: {
    has: (definition) => taskOf(definition).variant !== undefined,
    files: (pack, definition, seed) =>
      taskOf(definition).variant?.(pack, definition, seed) ?? { starter: [], shown: [] },
  },
  topology: (pack, definition, language) => taskOf(definition).topology(pack, definition, language),
  talk: MICROSERVICES_TALK,
  inspect: (pack, definition) => taskOf(definition).inspect(pack, definition),
  runtimeFor: (definition, language) => taskOf(definition).runtimeFor(language),
  selfCheck: (session) => Promise.resolve(taskOf(session.definition).selfCheck?.(session) ?? []),
  recordings: {
    ids: (definition) => taskOf(definition).record?.ids(definition) ?? [],
    record: (session, id) => {
      const { record } = taskOf(session.definition);
      if (record === undefined) throw new Error('this task records nothing');
      return record.record(session, id);
    },
  },
  grade: (session) => taskOf(session.definition).grade(session),
};
