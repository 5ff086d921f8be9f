import type { HistoryMessage, HistoryOperation } from '@hone/contracts';
import { evidenceText } from '../../judging/evidence-text.js';
import type { History, HistoryEvent, Json } from './history.js';

const LONGEST_VALUE = 240;
const LONGEST_LABEL = 120;
const LONGEST_NAME = 40;
const CUT = '…';

/** One line of text without anything invisible, of at most `longest` characters. */
export function clip(text: string, longest: number): string {
  const whole = evidenceText(text.slice(0, longest + 1), 2 * longest).replaceAll('\n', ' ');
  return whole.length <= longest ? whole : `${whole.slice(0, longest - 1).toWellFormed()}${CUT}`;
}

/** JSON as the report shows it. */
const valueOf = (value: Json): string => clip(JSON.stringify(value), LONGEST_VALUE);

const round = (ms: number): number => Math.round(ms * 10) / 10;

const OUTCOMES = { ok: 'ok', fail: 'failed', info: 'unknown' } as const;

/** The operations of a history as a report shows them, in order of time. */
export function readOperations(history: History): HistoryOperation[] {
  const found = new Map<number, HistoryOperation>();
  for (const event of history) {
    if (event.type === 'invoke') found.set(event.operation, begun(event));
    if (event.type !== 'ok' && event.type !== 'fail' && event.type !== 'info') continue;
    const known = found.get(event.operation);
    if (known === undefined) continue;
    const output = event.type === 'ok' ? valueOf(event.output) : clip(event.error, LONGEST_VALUE);
    // An operation that may yet happen has no known end.
    const endMs = event.type === 'info' ? null : round(event.atMs);
    found.set(event.operation, { ...known, output, endMs, outcome: OUTCOMES[event.type] });
  }
  return [...found.values()];
}

function begun(event: Extract<HistoryEvent, { type: 'invoke' }>): HistoryOperation {
  const { operation, client, node, name, input, atMs } = event;
  return {
    id: operation,
    client: clip(client, LONGEST_NAME),
    node: clip(node, LONGEST_NAME),
    name: clip(name, LONGEST_NAME),
    ...(input !== null && { input: valueOf(input) }),
    startMs: round(atMs),
    endMs: null,
    outcome: 'unknown',
    marked: false,
  };
}

/** The messages of a history as a report shows them, in order of sending; a duplicated one with its first arrival. */
export function readMessages(history: History): HistoryMessage[] {
  const found = new Map<number, HistoryMessage>();
  for (const event of history) {
    if (event.type === 'send') found.set(event.message, sent(event));
    if (event.type !== 'deliver' && event.type !== 'drop') continue;
    const known = found.get(event.message);
    if (known === undefined || known.deliveredMs !== null) continue;
    if (event.type === 'drop') {
      found.set(event.message, { ...known, lost: clip(event.cause, LONGEST_LABEL) });
      continue;
    }
    const { lost: _, ...arrived } = known;
    found.set(event.message, { ...arrived, deliveredMs: round(event.atMs) });
  }
  return [...found.values()];
}

function sent(event: Extract<HistoryEvent, { type: 'send' }>): HistoryMessage {
  const { message, from, to, body, atMs } = event;
  const type = typeof body === 'object' && body !== null && 'type' in body ? body['type'] : undefined;
  return {
    id: message,
    from: clip(from, LONGEST_NAME),
    to: clip(to, LONGEST_NAME),
    label: clip(typeof type === 'string' ? type : 'message', LONGEST_LABEL),
    body: valueOf(body),
    sentMs: round(atMs),
    deliveredMs: null,
    marked: false,
  };
}
