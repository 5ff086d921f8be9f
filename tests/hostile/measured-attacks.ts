import { CHEATS } from '../../services/kinds/src/optimization/cheats/list.js';
import type { PROGRAMS } from '../support/challenges/measured-challenge.js';
import { PYTHON } from './attack.js';

/** A cheat for more points for measured speed, wrapped around a correct program; it must not raise the score. */
export interface MeasuredAttack {
  readonly row: number;
  readonly name: string;
  /** Its id in the author gate, which plants it in every challenge. */
  readonly cheat: string;
  /** The wrapped program. */
  readonly program: keyof typeof PROGRAMS;
  readonly languages: typeof PYTHON;
}

const attack = (
  row: number,
  cheat: string,
  name: string,
  program: MeasuredAttack['program'] = 'middling',
): MeasuredAttack => ({ row, cheat, name, program, languages: PYTHON });

export const MEASURED_ATTACKS: readonly MeasuredAttack[] = [
  attack(20, 'inode-memory', 'an answer kept in the numbers that new files get'),
  attack(20, 'kernel-counters', 'an answer kept in what the kernel counts of the loopback'),
  attack(21, 'paced-connections', 'slow connections that the kernel serves in the reference’s time'),
  attack(21, 'timer-storm', 'a thousand timers that fire in the reference’s time'),
  attack(21, 'endless-growth', 'no end on the sizes by which growth is told', 'cube'),
  attack(21, 'straight-burning', 'CPU burnt on small sizes, so that growth looks straight', 'cube'),
];

/** The program with the cheat around it. */
export function withCheat({ cheat }: MeasuredAttack, naive: string, measuredSize: number): string {
  const found = CHEATS.find(({ id }) => id === cheat);
  if (found === undefined) throw new Error(`there is no cheat ${cheat}`);
  return found.program({
    naive,
    samples: [{ input: '1 2 3\n', output: '10\n' }],
    memoryMiB: 128,
    measuredSize,
  });
}
