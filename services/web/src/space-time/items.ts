import type { HistoryEvidence, HistoryStep } from '@hone/contracts';

/** Something that can be selected in a diagram, by its index in the evidence's list. */
export interface ItemRef {
  readonly kind: 'operation' | 'message';
  readonly index: number;
}

export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export const isSameItem = (one: ItemRef | null, other: ItemRef | null): boolean =>
  one?.kind === other?.kind && one?.index === other?.index;

const startOf = (evidence: HistoryEvidence, { kind, index }: ItemRef): number =>
  (kind === 'operation' ? evidence.operations[index]?.startMs : evidence.messages[index]?.sentMs) ?? 0;

/** Items in order of time; an operation goes before the messages that are sent when it starts. */
function inOrder(evidence: HistoryEvidence, items: readonly ItemRef[]): ItemRef[] {
  const timed = items.map((item) => ({ item, at: startOf(evidence, item) }));
  return timed.sort((one, other) => one.at - other.at).map(({ item }) => item);
}

/** Every operation and message in order of time. */
export function listItems(evidence: HistoryEvidence): ItemRef[] {
  return inOrder(evidence, [
    ...evidence.operations.map((_, index) => ({ kind: 'operation' as const, index })),
    ...evidence.messages.map((_, index) => ({ kind: 'message' as const, index })),
  ]);
}

/** The items of a step, in order of time. Ids that the evidence does not list are left out. */
export function itemsOfStep(evidence: HistoryEvidence, step: HistoryStep): ItemRef[] {
  const operations = new Set(step.operations);
  const messages = new Set(step.messages);
  return listItems(evidence).filter(({ kind, index }) =>
    kind === 'operation'
      ? operations.has(evidence.operations[index]?.id ?? -1)
      : messages.has(evidence.messages[index]?.id ?? -1),
  );
}

/** From the first start to the last known end of some items; undefined when there are none. */
export function spanOf(evidence: HistoryEvidence, items: readonly ItemRef[]): TimeSpan | undefined {
  if (items.length === 0) return undefined;
  const starts = items.map((item) => startOf(evidence, item));
  const ends = items.map(({ kind, index }, place) => {
    const end =
      kind === 'operation' ? evidence.operations[index]?.endMs : evidence.messages[index]?.deliveredMs;
    return end ?? starts[place] ?? 0;
  });
  return { fromMs: Math.min(...starts), toMs: Math.max(...starts, ...ends) };
}
