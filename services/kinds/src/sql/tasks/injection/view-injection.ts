import type { Group, Sample } from '@hone/contracts';
import type { ChallengePackage } from '@hone/contracts/kind';
import { evidenceText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import { callLine } from './describe-check.js';
import { FAMILIES, type Injection, type InjectionCheck } from './definition.js';

/** What a learner sees of the calls: the visible ones, and their answers where the task shows them. */
export function viewInjection(pack: ChallengePackage, schema: string, { checks }: Injection): Sample[] {
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

/** How a group of calls counts. */
export const injectionNote = ({ aggregate }: Group): string => NOTES[aggregate];
