import type { CheckPlan } from '../../../judging/build-check.js';
import { ruleOf } from '../../../judging/check-rules.js';
import type { DocumentTaskDefinition } from './definition.js';

/** The first two checks: the document can be read, and has the operations that consumers call. */
export const READABLE: CheckPlan = {
  id: 'readable',
  title: 'The document is valid OpenAPI',
  group: 'correct',
  weight: 1,
  required: true,
  visible: true,
};
export const OPERATIONS: CheckPlan = {
  ...READABLE,
  id: 'operations',
  title: 'Every operation is there',
};
export const STYLE = 'style';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly weight: number;
  readonly visible?: boolean;
  readonly rule?: string | undefined;
  readonly cap?: number | undefined;
}

/** An entry of the definition as a check. A check of the document alone reveals nothing hidden, so it is visible. */
export const planOf = (entry: Entry): CheckPlan => {
  const { id, title, group, weight, visible = true } = entry;
  return { id, title, group, weight, required: group === 'correct', visible, ...ruleOf(entry) };
};

/** All entries of the definition that are checks, in the order in which they are judged. */
export const entriesOf = (definition: DocumentTaskDefinition): Entry[] => [
  ...definition.capabilities,
  ...definition.payloads,
  ...definition.consumers,
  ...(definition.lint === undefined ? [] : [{ ...definition.lint, id: STYLE }]),
  ...(definition.task === 'evolution'
    ? [definition.breaking, ...(definition.version ? [definition.version] : [])]
    : []),
];
