import { pointerTo } from '../../document/located.js';
import { findOperation, noOperation, type OpenedDocument } from './opened.js';
import type { Complaint, Verdict } from './finding.js';

/** Whether each operation is there, once. */
export function judgeOperations(opened: OpenedDocument, ids: readonly string[]): Verdict {
  const complaints = ids.flatMap((id): Complaint[] => {
    const found = opened.operations.filter((operation) => operation.id === id);
    if (found.length === 0) return [noOperation(opened, id)];
    const [, second] = found;
    if (second === undefined) return [];
    return [
      {
        operation: id,
        problem: `A consumer can't tell which operation \`${id}\` is.`,
        instead: `${found.length} operations have that operationId.`,
        pointer: pointerTo(second.at.pointer, 'operationId'),
      },
    ];
  });
  return { complaints };
}

/** The operations that a check names; those that do not exist are complaints. */
export function selectOperations(
  opened: OpenedDocument,
  {
    operation,
    operations = [],
  }: { operation?: string | undefined; operations?: '*' | readonly string[] | undefined },
) {
  if (operations === '*') return { selected: opened.operations, missing: [] };
  const ids = operation === undefined ? operations : [operation];
  const found = ids.map((id) => ({ id, operation: findOperation(opened, id) }));
  return {
    selected: found.flatMap((each) => each.operation ?? []),
    missing: found.flatMap((each) => (each.operation === undefined ? [noOperation(opened, each.id)] : [])),
  };
}
