import type { TalkTemplate } from '@hone/contracts/kind';
import { always, FAILED_CHECK } from '../judging/talk.js';

const number = new Intl.NumberFormat('en');

const WORK: TalkTemplate = {
  id: 'work',
  ask(checks) {
    for (const { evidence } of checks) {
      if (evidence?.type !== 'work') continue;
      const over = evidence.counts.find(({ submission, most }) => submission > most);
      if (over === undefined) continue;
      const { submission, most, unit, name } = over;
      return `“${name}” costs ${number.format(submission)} ${unit} where ${number.format(most)} suffice. Which index or rewriting is missing?`;
    }
    return undefined;
  },
};

const ROWS: TalkTemplate = {
  id: 'rows',
  ask(checks) {
    for (const { title, evidence } of checks) {
      if (evidence?.type !== 'rows') continue;
      const { missingCount, extraCount } = evidence;
      if (missingCount + extraCount === 0) continue;
      return `On “${title}”, ${missingCount} rows are missing and ${extraCount} don’t belong. Which join or condition causes that?`;
    }
    return undefined;
  },
};

/** Questions about a query and its data. */
export const SQL_TALK: readonly TalkTemplate[] = [
  WORK,
  ROWS,
  FAILED_CHECK,
  always('nulls', 'Where can NULLs, ties or empty tables reach your answer, and what happens to each there?'),
];
