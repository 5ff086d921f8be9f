import type { Check, Evidence, Judgement } from '@hone/contracts';
import { checkOf } from './sql.js';

/** The two files of a tuning task. */
export const tuningFiles = (main: string, indexes: string): Record<string, string> => ({
  'main.sql': main,
  'indexes.sql': indexes,
});

/** The checks that count work. */
export const workOf = (judgement: Judgement): Check[] =>
  judgement.checks.filter(({ group }) => group === 'work');

/** The count of a check. Throws where it counted nothing. */
export function workEvidence(judgement: Judgement, id: string): Extract<Evidence, { type: 'work' }> {
  const { evidence } = checkOf(judgement, id);
  if (evidence?.type !== 'work') throw new Error(`${id} counted nothing: ${JSON.stringify(evidence)}`);
  return evidence;
}
