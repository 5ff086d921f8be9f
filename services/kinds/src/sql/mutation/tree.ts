import type { TreeNode } from '../statement/nodes.js';
import { isRecord } from '../statement/parse-sql.js';

/** A node with its context, as a mutation may need it. */
export interface Place {
  readonly type: string;
  readonly node: TreeNode;
  /** The object `{Type: node}` around it; absent if the grammar writes the node without its type. */
  readonly wrapper?: TreeNode;
  /** The innermost SELECT around it, or itself. */
  readonly select: TreeNode;
  /** The parent node; absent at the root. */
  readonly parent?: TreeNode;
  /** Keys and indexes from the statement's root to the node. */
  readonly path: readonly (string | number)[];
}

/** Fields whose node is written without a wrapper, and the node's type. */
const UNWRAPPED: Readonly<Record<string, string>> = {
  withClause: 'WithClause',
  larg: 'SelectStmt',
  rarg: 'SelectStmt',
  over: 'WindowDef',
  alias: 'Alias',
  typeName: 'TypeName',
};

/** Every node of a statement, parents before their children and in the order of the text. */
export function placesIn(statement: unknown): Place[] {
  const places: Place[] = [];
  const visit = (value: unknown, path: Place['path'], select?: TreeNode, parent?: TreeNode): void => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => visit(item, [...path, index], select, parent));
      return;
    }
    const found = nodeAt(value, path);
    if (found === undefined) return;
    const inside = found.type === 'SelectStmt' ? found.node : select;
    if (inside !== undefined)
      places.push({ ...found, select: inside, ...(parent !== undefined && { parent }) });
    for (const [field, child] of Object.entries(found.node))
      visit(child, [...found.path, field], inside, found.node);
  };
  visit(statement, []);
  return places;
}

function nodeAt(value: unknown, path: Place['path']): Omit<Place, 'select' | 'parent'> | undefined {
  if (!isRecord(value)) return undefined;
  const entries = Object.entries(value);
  const [type, node] = entries[0] ?? [];
  if (entries.length === 1 && type !== undefined && /^[A-Z]/.test(type) && isRecord(node))
    return { type, node, wrapper: value, path: [...path, type] };
  const unwrapped = UNWRAPPED[String(path.at(-1))];
  // An operand of JOIN has the same field name as one of UNION, but is in a wrapper.
  return unwrapped === undefined ? undefined : { type: unwrapped, node: value, path };
}

/** The node at the same path in a copy of the tree, with its wrapper. */
export function follow(root: unknown, path: Place['path']): { node: TreeNode; wrapper: TreeNode } {
  let wrapper: unknown = root;
  let node: unknown = root;
  for (const key of path) {
    wrapper = node;
    node = (node as Record<string | number, unknown>)[key];
  }
  if (!isRecord(node) || !isRecord(wrapper)) throw new Error(`nothing stands at ${path.join('.')}`);
  return { node, wrapper };
}

/** Replaces the node in a wrapper. */
export function become(wrapper: TreeNode, other: unknown): void {
  if (!isRecord(other)) throw new Error('a node can become another node only');
  // The other node may be inside the wrapper itself.
  const entries = Object.entries(other);
  for (const key of Object.keys(wrapper)) delete wrapper[key];
  Object.assign(wrapper, Object.fromEntries(entries));
}

/** The smallest byte offset at or below a node, or undefined if there is none. */
export function byteOf(value: unknown): number | undefined {
  if (Array.isArray(value)) return smallest(value.map(byteOf));
  if (!isRecord(value)) return undefined;
  const own = value['location'];
  const below = Object.entries(value).map(([field, child]) =>
    field === 'location' ? undefined : byteOf(child),
  );
  return smallest([...below, typeof own === 'number' && own >= 0 ? own : undefined]);
}

function smallest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
