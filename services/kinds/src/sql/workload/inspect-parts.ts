import type { PackageFinding } from '@hone/contracts/kind';
import { error as findingAt, MANIFEST } from '../../judging/findings.js';
import type { SqlDefinition } from '../definition.js';

const error = (code: string, message: string): PackageFinding => findingAt(code, MANIFEST, message);

/** Parts that a design task must not have, because its access paths define them. */
export function misplacedParts({
  order,
  columns,
  tuning,
  migration,
  probes,
}: SqlDefinition): PackageFinding[] {
  const findings: PackageFinding[] = [];
  if (order.by !== 'none' || columns !== 'ignore')
    findings.push(error('ORDER_MISPLACED', 'each access path of a design says its order and columns itself'));
  if (tuning !== undefined || migration !== undefined || probes.length > 0)
    findings.push(error('DESIGN_MIXED', 'a table-design task has no tuning, migration or probes'));
  return findings;
}

/** Instances whose id is reserved for one of the design's own checks. */
export function reservedIds(
  { instances }: SqlDefinition,
  rules: readonly { readonly plan: { readonly id: string } }[],
): PackageFinding[] {
  const taken = new Set(instances.map(({ id }) => id));
  return rules.flatMap(({ plan: { id } }) =>
    taken.has(id) ? [error('INSTANCE_RESERVED', `"${id}" is the id of a check of the design`)] : [],
  );
}
