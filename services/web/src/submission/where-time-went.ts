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
  ['waitingMs', 'Waiting for a core'],
  ['calibrateMs', 'Calibrating'],
  ['prepareMs', 'Preparing'],
  ['compileMs', 'Compiling'],
  ['runMs', 'Your program'],
  ['measureMs', 'Measuring speed'],
  ['judgeMs', 'Judging'],
  ['recordMs', 'Recording'],
];

/** Not listed where nothing was measured. */
const ONLY_MEASURED = new Set(['Waiting for a core', 'Calibrating', 'Measuring speed']);

/**
 * From sending to the verdict: each phase that took time, and what no phase counts, which is next to nothing unless an
 * attempt was lost: its phases are not among these.
 */
export function whereTimeWent({ phases, createdAt, finishedAt }: Spent): readonly TimeSpent[] {
  const told = PHASE_TITLES.map(([key, title]) => ({ title, ms: phases[key] })).filter(
    ({ title, ms }) => ms > 0 || !ONLY_MEASURED.has(title),
  );
  if (finishedAt === null) return told;
  const all = Date.parse(finishedAt) - Date.parse(createdAt);
  const rest = told.reduce((left, { ms }) => left - ms, all);
  return [...told, { title: 'Everything else', ms: Math.max(0, rest) }];
}
