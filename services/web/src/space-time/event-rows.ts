import type { HistoryEvidence } from '@hone/contracts';
import { t } from '../strings/history.js';
import { describeDelivery, describeFaultEnd, describeOutcome } from './describe-item.js';

/** A row of the table behind the diagram. */
export interface EventRow {
  readonly atMs: number;
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly content: string;
  readonly result: string;
  readonly marked: boolean;
}

const NONE = '';

function contentOf(input: string | undefined, output: string | undefined): string {
  if (output === undefined) return input ?? NONE;
  return input === undefined ? output : t('table.between', { input, output });
}

/** Operations, messages and faults in order of time. */
export function listEvents({ operations, messages, faults }: HistoryEvidence): EventRow[] {
  const rows: EventRow[] = [
    ...faults.map((fault) => ({
      atMs: fault.fromMs,
      event: t('table.fault', { kind: t(`faults.${fault.kind}`), label: fault.label }),
      from: NONE,
      to: fault.nodes.length === 0 ? t('table.everybody') : fault.nodes.join(', '),
      content: NONE,
      result: describeFaultEnd(fault),
      marked: false,
    })),
    ...operations.map((operation) => ({
      atMs: operation.startMs,
      event: t('table.operation', { name: operation.name }),
      from: operation.client,
      to: operation.node,
      content: contentOf(operation.input, operation.output),
      result: describeOutcome(operation),
      marked: operation.marked,
    })),
    ...messages.map((message) => ({
      atMs: message.sentMs,
      event: t('table.message', { name: message.label }),
      from: message.from,
      to: message.to,
      content: message.body ?? NONE,
      result: describeDelivery(message),
      marked: message.marked,
    })),
  ];
  return rows.sort((one, other) => one.atMs - other.atMs);
}
