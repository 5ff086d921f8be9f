import type { TreeNode } from '../../statement/nodes.js';
import type { Place } from '../tree.js';

/** What a mutation changes, as names that stand in its id. */
type OperatorId =
  | 'join'
  | 'boundary'
  | 'logic'
  | 'distinct'
  | 'count'
  | 'aggregate'
  | 'union'
  | 'dropped'
  | 'order'
  | 'limit'
  | 'rank'
  | 'negation'
  | 'anti-join'
  | 'frame'
  | 'null';

/** One small mistake that could be made at a place of the tree. */
export interface Change {
  readonly operator: OperatorId;
  /** What is written instead, in a few words; stands in the mutant's id. */
  readonly detail: string;
  /** Makes the mistake in a copy of the tree. `wrapper` is the node's own where it has one. */
  apply(node: TreeNode, wrapper: TreeNode): void;
}

/** All mistakes of one sort that could be made at a place. */
export type Operator = (place: Place) => readonly Change[];
