import type { HistoryEvidence, HistoryFault, HistoryMessage, HistoryOperation } from '@hone/contracts';
import { t } from '../strings/history.js';
import { formatWholeMs } from '../words/quantities.js';
import type { ItemRef } from './items.js';

/** `ok after 12 ms`, `no answer, outcome unknown`. */
export function describeOutcome({ outcome, startMs, endMs }: HistoryOperation): string {
  const time = endMs === null ? undefined : formatWholeMs(endMs - startMs);
  switch (outcome) {
    case 'ok':
      return time === undefined ? t('result.okLate') : t('result.ok', { time });
    case 'failed':
      return time === undefined ? t('result.failedLate') : t('result.failed', { time });
    case 'unknown':
      return time === undefined ? t('result.unanswered') : t('result.unknown', { time });
  }
}

/** `delivered after 12 ms`, `lost: partition`. */
export function describeDelivery({ sentMs, deliveredMs, lost }: HistoryMessage): string {
  if (deliveredMs !== null) return t('result.delivered', { time: formatWholeMs(deliveredMs - sentMs) });
  return lost === undefined ? t('result.lost') : t('result.lostBecause', { reason: lost });
}

export const describeFaultEnd = ({ toMs }: HistoryFault): string =>
  toMs === null ? t('result.toTheEnd') : t('result.until', { time: formatWholeMs(toMs) });

/** An operation or a message as the pages show it. */
interface ItemWords {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly atMs: number;
  readonly result: string;
  readonly marked: boolean;
}

/** Undefined if the evidence has no such item. */
export function describeItem(evidence: HistoryEvidence, { kind, index }: ItemRef): ItemWords | undefined {
  if (kind === 'operation') {
    const operation = evidence.operations[index];
    if (operation === undefined) return undefined;
    const { name, client: from, node: to, startMs: atMs, marked } = operation;
    return { name, from, to, atMs, marked, result: describeOutcome(operation) };
  }
  const message = evidence.messages[index];
  if (message === undefined) return undefined;
  const { label: name, from, to, sentMs: atMs, marked } = message;
  return { name, from, to, atMs, marked, result: describeDelivery(message) };
}
