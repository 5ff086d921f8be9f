import type { HistoryFault } from '@hone/contracts';
import type { History, HistoryEvent } from '../../history/history.js';

type Open = Omit<HistoryFault, 'toMs'>;

const LONGEST_LABEL = 200;

/** The faults of a history with the time that each lasted. */
export function faultsOf(history: History): HistoryFault[] {
  const faults: HistoryFault[] = [];
  const open = new Map<string, Open>();
  const end = (key: string, toMs: number | null): void => {
    const found = open.get(key);
    if (found !== undefined) faults.push({ ...found, toMs });
    open.delete(key);
  };
  for (const event of history) {
    const key = keyOf(event);
    if (key === undefined) continue;
    end(key, event.atMs);
    const begun = beginOf(event);
    if (begun !== undefined) open.set(key, begun);
  }
  for (const key of [...open.keys()]) end(key, null);
  return faults.sort((one, other) => one.fromMs - other.fromMs);
}

/** What begins and ends a fault; undefined for everything else. */
function keyOf(event: HistoryEvent): string | undefined {
  if (event.type === 'link') return `${event.from} ${event.to}`;
  const isOfNode = ['kill', 'restart', 'pause', 'resume', 'stop'].includes(event.type);
  return isOfNode && 'node' in event ? event.node : undefined;
}

function beginOf(event: HistoryEvent): Open | undefined {
  const { atMs: fromMs } = event;
  if (event.type === 'link') {
    const { from, to, label } = event;
    if (label === '') return undefined;
    return {
      kind: 'link',
      label: `${from} to ${to}: ${label}`.slice(0, LONGEST_LABEL),
      nodes: [from, to],
      fromMs,
    };
  }
  if (event.type !== 'kill' && event.type !== 'pause' && event.type !== 'stop') return undefined;
  return { kind: event.type, label: `${event.type} ${event.node}`, nodes: [event.node], fromMs };
}
