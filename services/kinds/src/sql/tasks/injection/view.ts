import type { Group, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { evidenceText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { gatedNote, groupNotes } from '../../checks/group-notes.js';
import { readTables } from '../../statement/read-tables.js';
import { probesKeys } from '../probes/definition.js';
import type { SqlTaskView } from '../task.js';
import {
  callLine,
  FAMILIES,
  getInjection,
  injectionKeys,
  type Injection,
  type InjectionCheck,
} from './definition.js';
import { planInjection } from './plan-injection.js';

/** The calls that a learner sees: the visible ones, with their answers if the task shows them. */
function viewInjection(pack: ChallengePackage, schema: string, { checks }: Injection): Sample[] {
  const given = new TextDecoder().decode(getPackageFile(pack, schema));
  return checks
    .filter((check) => check.visible)
    .map((check) => ({
      id: check.id,
      title: check.title,
      input: evidenceText(check.steps.map(callLine).join('\n')),
      ...answerOf(check),
      files: [{ path: 'given.sql', content: given }],
      note: noteOf(check),
    }));
}

function answerOf({ steps }: InjectionCheck): { readonly output?: string } {
  const shown = steps.filter(({ answer }) => answer !== undefined);
  return shown.length === 0 ? {} : { output: shown.map(({ answer }) => JSON.stringify(answer)).join('\n') };
}

const noteOf = ({ family }: InjectionCheck): string =>
  family === undefined
    ? 'Harmless arguments: the statements sent here are those that the call may send.'
    : `Tries ${FAMILIES[family]}: the answer must be right, and the statements those of harmless arguments with other values.`;

const NOTES: Readonly<Record<Group['aggregate'], string>> = {
  all: 'Every call of this group must be answered as it should be.',
  sum: 'Each call that is answered as it should be, with statements that no argument changes, earns its share of these points.',
  min: 'The weakest call decides these points.',
};

export const injectionView: SqlTaskView = {
  schema: { ...injectionKeys, roles: probesKeys.roles },
  view(pack, definition) {
    const { schema } = definition;
    const given = new TextDecoder().decode(getPackageFile(pack, schema));
    return {
      samples: viewInjection(pack, schema, getInjection(definition)),
      groupNotes: groupNotes(pack, (group) => gatedNote(NOTES[group.aggregate], group, pack)),
      tables: readTables(given, given),
    };
  },
  checks: (definition) => planInjection({ mode: 'submit' }, getInjection(definition)).map(({ plan }) => plan),
};
