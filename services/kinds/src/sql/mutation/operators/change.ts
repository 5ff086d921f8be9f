import type { TreeNode } from '../../statement/nodes.js';
import type { Place } from '../tree.js';

/** Names of mutation operators; part of a mutant's id. */
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

/** One small mistake at a node of the tree. */
export interface Change {
  readonly operator: OperatorId;
  /** The replacement in a few words; part of the mutant's id. */
  readonly detail: string;
  /** Makes the mistake in a copy of the tree. `wrapper` is the node's own where it has one. */
  apply(node: TreeNode, wrapper: TreeNode): void;
}

/** All mistakes of one kind at a node. */
export type Operator = (place: Place) => readonly Change[];
