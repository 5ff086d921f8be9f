import type { HistoryEvent, Json } from '../../history/history.js';

const ROW = /^(\S+) (\S+) (\S+) (\{.*\}) (\d+)-(\d*) (ok|fail|info)(?: (.*?))??( final)?$/;

/**
 * A history as a table, one operation a line: client, node, name, input, time from and to, how it ended, its output or
 * error, and `final`. Without a time after the hyphen, it was never answered.
 */
export function historyTable(table: string, others: readonly HistoryEvent[] = []): HistoryEvent[] {
  const lines = table
    .split('\n')
    .map((line) => line.trim().replaceAll(/ +/g, ' '))
    .filter((line) => line !== '');
  const events = lines.flatMap(eventsOf);
  return [...events, ...others].toSorted((a, b) => a.atMs - b.atMs);
}

function eventsOf(line: string, operation: number): HistoryEvent[] {
  const [, client, node, name, input, from, to, outcome, said = '', final] = ROW.exec(line) ?? [];
  if (client === undefined || node === undefined || name === undefined || input === undefined)
    throw new Error(`no row of a history: ${line}`);
  const asked: HistoryEvent = {
    atMs: Number(from),
    type: 'invoke',
    operation,
    client,
    node,
    name,
    input: JSON.parse(input) as Json,
    ...(final === undefined ? {} : { final: true }),
  };
  if (to === '') return [asked];
  const atMs = Number(to);
  const ended: HistoryEvent =
    outcome === 'ok'
      ? { atMs, type: 'ok', operation, output: JSON.parse(said) as Json }
      : { atMs, type: outcome === 'fail' ? 'fail' : 'info', operation, error: said };
  return [asked, ended];
}
