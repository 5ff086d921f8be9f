import type { Figures } from './ledger.js';

export interface Outcome {
  readonly figures: Figures;
  /** How often what was done. */
  readonly deaths: ReadonlyMap<string, number>;
  readonly leftBehind: readonly string[];
  readonly seed: number;
  readonly seconds: number;
}

/** The result in the form in which it is reported. */
export function tableOf({ figures, deaths, leftBehind, seed, seconds }: Outcome): string {
  const kills = [...deaths.values()].reduce((sum, count) => sum + count, 0);
  const columns: [string, number][] = [
    ['submissions', figures.submissions],
    ['kills', kills],
    ['graded once', figures.gradedOnce],
    ['twice', figures.gradedTwice],
    ['lost', figures.lost],
    ['voided', figures.voided],
    ['left behind', leftBehind.length],
  ];
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padStart(columns[index]?.[0].length ?? 0)).join(' | ')} |`;
  return [
    row(columns.map(([name]) => name)),
    row(columns.map(([name]) => '-'.repeat(name.length))),
    row(columns.map(([, count]) => String(count))),
    '',
    `kills: ${[...deaths].map(([name, count]) => `${name} ${count}`).join(', ') || 'none'}`,
    `attempts that were taken again: ${figures.takenAgain}; ${Math.round(seconds)} s; HONE_CHAOS_SEED=${seed}`,
    ...[...figures.voids].map(([id, reason]) => `voided ${id}: ${reason}`),
    ...leftBehind.map((what) => `left behind: ${what}`),
    ...figures.findings.map((finding) => `NOT AS PROMISED: ${finding}`),
    '',
  ].join('\n');
}
