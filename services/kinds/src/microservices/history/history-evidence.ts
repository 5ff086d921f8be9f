import type { HistoryEvidence, HistoryFault, HistoryMessage, HistoryOperation } from '@hone/contracts';
import type { Counterexample, Figure } from '../checkers/checker.js';
import type { History } from './history.js';
import { clip, readMessages, readOperations } from './read-history.js';

/** Fewer than a report may have: it travels in an event. */
const MOST_OPERATIONS = 200;
const MOST_MESSAGES = 400;
const MOST_CLIENTS = 30;
const MOST_FAULTS = 60;
const MOST_FIGURES = 20;
const MOST_IN_A_STEP = 40;
const LONGEST_STEP = 600;
const MOST_STEPS = 20;
const LONGEST_TEXT = 8_000;
/** Margin before and after a counterexample, for the events that explain it. */
const MARGIN_MS = 150;
/** All logs together. */
const LOG_CHARACTERS = 24_000;
const LONGEST_LOG = 8_000;

/** A history and the rest of its report. */
export interface ToShow {
  readonly history: History;
  readonly nodes: readonly string[];
  readonly services: readonly string[];
  readonly faults: readonly HistoryFault[];
  readonly logs: readonly { readonly node: string; readonly text: string }[];
  readonly text: string;
  /** The part to show first; without it the beginning is shown. */
  readonly focus?: Counterexample;
  readonly figures: readonly Figure[];
}

/** The part of a history that a learner is shown. */
export function historyEvidence(shown: ToShow): HistoryEvidence {
  const { history, nodes, services, focus, text } = shown;
  const all = mark(readOperations(history), readMessages(history), focus);
  const lastMs = Math.ceil(history.at(-1)?.atMs ?? 0);
  const window = focus === undefined ? { fromMs: 0, toMs: lastMs } : windowOf(all, focus, lastMs);
  const inside = within(all, window);
  const clients = clientsOf(inside, [...nodes, ...services]);
  const isListed = (name: string): boolean =>
    clients.includes(name) || nodes.includes(name) || services.includes(name);
  const operations = keep(
    inside.operations.filter(({ client }) => isListed(client)),
    MOST_OPERATIONS,
  );
  const messages = keep(
    inside.messages.filter(({ from, to }) => isListed(from) && isListed(to)),
    MOST_MESSAGES,
  );
  return {
    type: 'history',
    text: text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT).toWellFormed()}…`,
    lines: linesOf(clients, nodes, services),
    ...window,
    operations,
    messages,
    faults: shown.faults.filter(({ fromMs, toMs }) => overlaps(window, fromMs, toMs)).slice(0, MOST_FAULTS),
    steps: (focus?.steps ?? []).slice(0, MOST_STEPS).map(stepOf),
    omitted: inside.operations.length + inside.messages.length - operations.length - messages.length,
    logs: logsOf(shown),
    figures: shown.figures
      .slice(0, MOST_FIGURES)
      .map(({ name, value, unit }) => ({ name, value: amount(value, unit) })),
  };
}

interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

interface Items {
  readonly operations: readonly HistoryOperation[];
  readonly messages: readonly HistoryMessage[];
}

/** Marks the parts of the counterexample, with the requests and answers of its operations. */
function mark(operations: HistoryOperation[], messages: HistoryMessage[], focus?: Counterexample): Items {
  if (focus === undefined) return { operations, messages };
  const marked = new Set(focus.operations);
  const spoken = new Set(focus.messages);
  const own = operations.filter(({ id }) => marked.has(id));
  const belongs = ({ from, to, sentMs }: HistoryMessage): boolean =>
    own.some(
      ({ client, startMs, endMs }) =>
        (from === client || to === client) && sentMs >= startMs && sentMs <= (endMs ?? startMs) + 1,
    );
  return {
    operations: operations.map((each) => ({ ...each, marked: marked.has(each.id) })),
    messages: messages.map((each) => ({ ...each, marked: spoken.has(each.id) || belongs(each) })),
  };
}

/** From the beginning of the counterexample to its end, and a little more. */
function windowOf({ operations, messages }: Items, focus: Counterexample, lastMs: number): Window {
  const times = [
    ...focus.steps.map(({ atMs }) => atMs),
    ...operations.filter(({ marked }) => marked).flatMap(({ startMs, endMs }) => [startMs, endMs ?? startMs]),
    ...messages
      .filter(({ marked }) => marked)
      .flatMap(({ sentMs, deliveredMs }) => [sentMs, deliveredMs ?? sentMs]),
  ];
  if (times.length === 0) return { fromMs: 0, toMs: lastMs };
  const fromMs = Math.max(0, Math.floor(Math.min(...times) - MARGIN_MS));
  return { fromMs, toMs: Math.min(lastMs, Math.ceil(Math.max(...times) + MARGIN_MS)) };
}

const overlaps = ({ fromMs, toMs }: Window, startMs: number, endMs: number | null): boolean =>
  startMs <= toMs && (endMs ?? Infinity) >= fromMs;

const within = ({ operations, messages }: Items, window: Window): Items => ({
  operations: operations.filter(({ startMs, endMs }) => overlaps(window, startMs, endMs)),
  messages: messages.filter(({ sentMs, deliveredMs }) => overlaps(window, sentMs, deliveredMs ?? sentMs)),
});

/** Names that are neither nodes nor services; those of the counterexample first. */
function clientsOf({ operations, messages }: Items, others: readonly string[]): string[] {
  const names = [
    ...operations.filter(({ marked }) => marked).map(({ client }) => client),
    ...operations.map(({ client }) => client),
    ...messages.flatMap(({ from, to }) => [from, to]).filter((name) => !others.includes(name)),
  ];
  return [...new Set(names)].slice(0, MOST_CLIENTS);
}

/** Everything that is marked, and the first of the rest. */
function keep<Item extends { readonly marked: boolean }>(items: readonly Item[], most: number): Item[] {
  let room = most - items.filter(({ marked }) => marked).length;
  return items.filter(({ marked }) => marked || room-- > 0).slice(0, most);
}

const linesOf = (
  clients: readonly string[],
  nodes: readonly string[],
  services: readonly string[],
): HistoryEvidence['lines'] => [
  ...clients.toSorted(byNumber).map((name) => ({ name, role: 'client' as const })),
  ...nodes.map((name) => ({ name, role: 'node' as const })),
  ...services.map((name) => ({ name, role: 'service' as const })),
];

const byNumber = (one: string, other: string): number => one.length - other.length || (one < other ? -1 : 1);

const stepOf = ({ text, atMs, operations, messages }: Counterexample['steps'][number]) => ({
  text: clip(text, LONGEST_STEP),
  atMs,
  operations: operations.slice(0, MOST_IN_A_STEP),
  messages: messages.slice(0, MOST_IN_A_STEP),
});

/** The end of each log. */
function logsOf({ logs }: ToShow): HistoryEvidence['logs'] {
  const share = Math.min(LONGEST_LOG, Math.floor(LOG_CHARACTERS / Math.max(1, logs.length)));
  return logs.map(({ node, text }) => ({
    node,
    text: text.length <= share ? text : `…${text.slice(1 - share).toWellFormed()}`,
  }));
}

function amount(value: number, unit: string): string {
  const shown = Number.isInteger(value) ? String(value) : value.toFixed(1);
  if (unit === '') return shown;
  return unit === '%' ? `${shown}%` : `${shown} ${unit}`;
}
