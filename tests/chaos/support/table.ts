import type { AuditResult } from './ledger.js';

export interface Outcome {
  readonly result: AuditResult;
  /** How many times each fault was injected. */
  readonly deaths: ReadonlyMap<string, number>;
  readonly leftBehind: readonly string[];
  readonly seed: number;
  readonly seconds: number;
}

/** Formats the result as a table. */
export function tableOf({ result, deaths, leftBehind, seed, seconds }: Outcome): string {
  const kills = [...deaths.values()].reduce((sum, count) => sum + count, 0);
  const columns: [string, number][] = [
    ['submissions', result.submissions],
    ['kills', kills],
    ['graded once', result.gradedOnce],
    ['twice', result.gradedTwice],
    ['lost', result.lost],
    ['voided', result.voided],
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
    `attempts that were taken again: ${result.retried}; ${Math.round(seconds)} s; HONE_CHAOS_SEED=${seed}`,
    ...[...result.voids].map(([id, reason]) => `voided ${id}: ${reason}`),
    ...leftBehind.map((what) => `left behind: ${what}`),
    ...result.findings.map((finding) => `NOT AS PROMISED: ${finding}`),
    '',
  ].join('\n');
}
