import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../.hone/reports/bench', import.meta.url));

/** One measurement of the bench. `print-table.mjs` puts all rows of a run together. */
export interface SpeedRow {
  /** Name of the row's file; rows are shown in the order of their names. */
  readonly id: string;
  readonly what: string;
  readonly unit: 'ms' | 'x' | 'MiB' | 'kB' | '/s' | '%' | 'CLS';
  readonly value: number;
  /** The goal; a row without one is there to explain another. */
  readonly goal?: { readonly most: number } | { readonly least: number };
  /** The measurements behind the value, medians unless named otherwise. */
  readonly parts?: Readonly<Record<string, number>>;
  /** Number of measurements. */
  readonly n: number;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Records a row for the table and prints it at once. Speed never fails a test: people compare it. */
export function record(row: SpeedRow): void {
  const parts = Object.fromEntries(
    Object.entries(row.parts ?? {}).map(([name, part]) => [name, round(part)]),
  );
  const rounded = { ...row, value: round(row.value), parts };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}/${row.id}.json`, `${JSON.stringify(rounded, null, 2)}\n`);
  process.stdout.write(`${row.what}: ${rounded.value} ${row.unit} ${JSON.stringify(parts)}\n`);
}
