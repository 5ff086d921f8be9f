import type { Phases } from '@hone/contracts';

/** A line of the list: a phase, or the time outside of all phases. */
export interface TimeSpent {
  readonly name: keyof Phases | 'rest';
  readonly ms: number;
}

/** The ISO times of a submission from which the list is computed. */
export interface Spent {
  readonly phases: Phases;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

const PHASES: readonly (keyof Phases)[] = [
  'queuedMs',
  'waitingMs',
  'calibrateMs',
  'prepareMs',
  'compileMs',
  'runMs',
  'measureMs',
  'judgeMs',
  'recordMs',
];

/** Not listed if nothing was measured. */
const ONLY_MEASURED: ReadonlySet<keyof Phases> = new Set(['waitingMs', 'calibrateMs', 'measureMs']);

/** Less is rounding, and clock differences between two machines. */
const LEAST_REST_MS = 500;

/**
 * From sending to the verdict: each phase that took time, and the time outside of all phases, which is next
 * to nothing unless an attempt was lost: its phases are not among these.
 */
export function whereTimeWent({ phases, createdAt, finishedAt }: Spent): readonly TimeSpent[] {
  const spent = PHASES.map((name) => ({ name, ms: phases[name] })).filter(
    ({ name, ms }) => ms > 0 || !ONLY_MEASURED.has(name),
  );
  if (finishedAt === null) return spent;
  const all = Date.parse(finishedAt) - Date.parse(createdAt);
  const rest = spent.reduce((left, { ms }) => left - ms, all);
  return rest < LEAST_REST_MS ? spent : [...spent, { name: 'rest', ms: rest }];
}
