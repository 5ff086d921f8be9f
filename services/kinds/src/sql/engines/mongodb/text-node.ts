/** A value of a learner's text, with the start offsets of itself and its parts in UTF-16 units. */
export type TextNode = ObjectNode | ArrayNode | PlainNode | TypedNode;

export interface ObjectNode {
  readonly kind: 'object';
  readonly start: number;
  readonly members: readonly Member[];
}

export interface Member {
  readonly key: string;
  readonly start: number;
  readonly value: TextNode;
}

export interface ArrayNode {
  readonly kind: 'array';
  readonly start: number;
  readonly items: readonly TextNode[];
}

interface PlainNode {
  readonly kind: 'plain';
  readonly start: number;
  readonly value: string | number | boolean | null;
}

/** A date, a regular expression or a number of a specific type, as Extended JSON writes it. */
export interface TypedNode {
  readonly kind: 'typed';
  readonly start: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/** A value as Extended JSON. */
export function toExtended(node: TextNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(({ key, value }) => [key, toExtended(value)]));
    case 'array':
      return node.items.map(toExtended);
    default:
      return node.value;
  }
}
