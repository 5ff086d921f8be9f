import type { Phases } from '@hone/contracts';

/** A line of the list: milliseconds. */
export interface TimeSpent {
  readonly title: string;
  readonly ms: number;
}

/** What of a submission says where its time went: ISO times. */
export interface Spent {
  readonly phases: Phases;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

const PHASE_TITLES: readonly (readonly [keyof Phases, string])[] = [
  ['queuedMs', 'In the queue'],
  ['prepareMs', 'Preparing'],
  ['compileMs', 'Compiling'],
  ['runMs', 'Your program'],
  ['judgeMs', 'Judging'],
  ['recordMs', 'Recording'],
];

/**
 * From the moment it was sent to the verdict: each phase, and the rest that no phase counts, such as the reference beside a
 * measured program, its calibration and the wait for a core. Phases of a grading that was begun anew are those of the last.
 */
export function whereTimeWent({ phases, createdAt, finishedAt }: Spent): readonly TimeSpent[] {
  const told = PHASE_TITLES.map(([key, title]) => ({ title, ms: phases[key] }));
  if (finishedAt === null) return told;
  const all = Date.parse(finishedAt) - Date.parse(createdAt);
  const rest = told.reduce((left, { ms }) => left - ms, all);
  return [...told, { title: 'Everything else', ms: Math.max(0, rest) }];
}
