import { FRAME } from '../../statement/frame.js';
import { listOf, namesIn, asNode, type TreeNode } from '../../statement/nodes.js';
import { placesIn, type Place } from '../tree.js';
import type { Change, Operator } from './change.js';

/** A window with ROWS for RANGE, with another end, or without its partition. */
export const windows: Operator = (place) => {
  if (place.type !== 'WindowDef') return [];
  const { node } = place;
  return [...(hasReaderOfFrames(place) ? frames(node) : []), ...partitions(node)];
};

const BLIND_TO_FRAMES = new Set([
  'row_number',
  'rank',
  'dense_rank',
  'percent_rank',
  'cume_dist',
  'ntile',
  'lag',
  'lead',
]);

/** Whether any function over the window uses its frame. */
function hasReaderOfFrames({ node, select }: Place): boolean {
  return placesIn({ SelectStmt: select }).some(({ type, node: call }) => {
    if (type !== 'FuncCall' || BLIND_TO_FRAMES.has(namesIn(call['funcname']).at(-1) ?? '')) return false;
    const over = asNode(call, 'over');
    return over === node || (over?.['name'] !== undefined && over['name'] === node['name']);
  });
}

function frames(node: TreeNode): Change[] {
  // Without an order all rows of the partition are peers: no frame can be wrong.
  if (node['orderClause'] === undefined) return [];
  const own = Number(node['frameOptions'] ?? 0);
  const frame = (detail: string, options: number): Change => ({
    operator: 'frame',
    detail,
    apply: (copy) => void (copy['frameOptions'] = options | FRAME.nonDefault),
  });
  const hasOffset = (own & FRAME.offsets) !== 0;
  const swapped =
    (own & FRAME.rows) === 0
      ? frame('ROWS', (own & ~(FRAME.range | FRAME.groups)) | FRAME.rows)
      : frame('RANGE', (own & ~FRAME.rows) | FRAME.range);
  const whole = frame('to the end', (own & ~FRAME.ends) | FRAME.between | FRAME.endUnboundedFollowing);
  const toTheEnd = (own & FRAME.endUnboundedFollowing) === 0 && !hasOffset ? [whole] : [];
  // RANGE with an offset needs a type that supports addition; that is another query, not a slip.
  return [...(hasOffset ? [] : [swapped]), ...toTheEnd];
}

function partitions(node: TreeNode): Change[] {
  return listOf(node['partitionClause']).map((_, index) => ({
    operator: 'dropped',
    detail: `PARTITION key ${index + 1}`,
    apply: (copy) => {
      const rest = listOf(copy['partitionClause']).filter((__, place) => place !== index);
      if (rest.length > 0) copy['partitionClause'] = rest;
      else delete copy['partitionClause'];
    },
  }));
}
