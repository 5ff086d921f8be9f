import type { History, Json } from '../../history/history.js';

export type Row = Readonly<Record<string, Json>>;

/** The contents of a store in the end, and the operation that read it; undefined where it was not read. */
export interface StoredRows {
  readonly operation: number;
  readonly atMs: number;
  readonly rows: readonly Row[];
}

export function findStored(history: History, store: string): StoredRows | undefined {
  const asked = history.find(
    (event) => event.type === 'invoke' && event.final === true && event.name === store,
  );
  if (asked?.type !== 'invoke') return undefined;
  const answer = history.find((event) => event.type === 'ok' && event.operation === asked.operation);
  if (answer?.type !== 'ok') return undefined;
  const { output, atMs } = answer;
  const rows = (output as { readonly rows?: readonly Row[] }).rows ?? [];
  return { operation: asked.operation, atMs, rows };
}

/** A field as text; of a message of a broker, a field of its JSON. */
export function textOf(row: Row, field: string): string {
  const json = row['json'];
  const value =
    row[field] ??
    (typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Row)[field] : undefined);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
