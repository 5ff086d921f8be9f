import { toExtended, type TextNode } from '../text-node.js';
import type { PipelineOperator } from './change.js';
import { renamedAt, replacedAt } from './places.js';

const BOUNDARIES: Readonly<Record<string, string>> = { $gt: '$gte', $gte: '$gt', $lt: '$lte', $lte: '$lt' };
const EQUALITIES: Readonly<Record<string, string>> = { $eq: '$ne', $ne: '$eq', $in: '$nin', $nin: '$in' };
const LOGIC: Readonly<Record<string, string>> = { $and: '$or', $or: '$and' };

const itemsOf = (node: TextNode): readonly TextNode[] => (node.kind === 'array' ? node.items : []);

/** A comparison that includes or excludes its boundary. */
export const boundaries: PipelineOperator = ({ key, path }) => {
  const other = BOUNDARIES[key];
  if (other === undefined) return [];
  const apply = (pipeline: unknown): unknown => renamedAt(pipeline, path, key, other);
  return [{ operator: 'boundary', detail: `${key} as ${other}`, apply }];
};

/** Equal for not equal, in a list for not in it. Expressions have no $nin. */
export const equalities: PipelineOperator = ({ key, path, value }) => {
  const other = EQUALITIES[key];
  if (other === undefined) return [];
  const isExpression =
    (key === '$in' || key === '$nin') && itemsOf(value).length === 2 && isWord(itemsOf(value)[1]);
  if (isExpression) return [];
  const apply = (pipeline: unknown): unknown => renamedAt(pipeline, path, key, other);
  return [{ operator: 'equality', detail: `${key} as ${other}`, apply }];
};

/** Whether a value is a path or computed. */
const isWord = (node: TextNode | undefined): boolean =>
  node?.kind === 'object' || (node?.kind === 'plain' && String(node.value).startsWith('$'));

/** Conditions joined by another operator, or one of them omitted. */
export const logic: PipelineOperator = ({ key, path, value }) => {
  const other = LOGIC[key];
  const conditions = itemsOf(value);
  if (other === undefined || conditions.length < 2) return [];
  return [
    { operator: 'logic', detail: `${key} as ${other}`, apply: (all) => renamedAt(all, path, key, other) },
    ...conditions.map((_, index) => ({
      operator: 'condition' as const,
      detail: `${index + 1}. of ${key} left out`,
      apply: (all: unknown) => replacedAt(all, [...path, key, index], undefined),
    })),
  ];
};

/** A $match stage omitted, or one of its conditions. */
export const conditions: PipelineOperator = ({ key, path, value, stage }) => {
  if (value.kind !== 'object') return [];
  if (key === '$match' && stage === '$match' && typeof path.at(-1) === 'number')
    return [
      { operator: 'condition', detail: '$match left out', apply: (all) => replacedAt(all, path, undefined) },
      ...eachLeftOut([...path, key], value.members),
    ];
  return key === '$elemMatch' ? eachLeftOut([...path, key], value.members) : [];
};

function eachLeftOut(path: readonly (string | number)[], members: readonly { readonly key: string }[]) {
  if (members.length < 2) return [];
  return members.map(({ key }) => ({
    operator: 'condition' as const,
    detail: `${key} left out`,
    apply: (all: unknown) => replacedAt(all, [...path, key], undefined),
  }));
}

/** Conditions on one element of an array applied to any elements. */
export const elements: PipelineOperator = ({ key, path, value }) => {
  const field = path.at(-1);
  if (key !== '$elemMatch' || value.kind !== 'object' || typeof field !== 'string') return [];
  if (value.members.length < 2 || value.members.some((member) => member.key.startsWith('$'))) return [];
  const dotted = Object.fromEntries(
    value.members.map((member) => [`${field}.${member.key}`, toExtended(member.value)]),
  );
  const apply = (all: unknown): unknown => {
    const above = path.slice(0, -1);
    let holder = all;
    for (const step of above) holder = (holder as Record<string | number, unknown>)[step];
    const rest = Object.entries(holder as Record<string, unknown>).filter(([name]) => name !== field);
    return replacedAt(all, above, { ...Object.fromEntries(rest), ...dotted });
  };
  return [{ operator: 'elements', detail: `$elemMatch of ${field} as conditions on any items`, apply }];
};

/** Handling of null and missing values forgotten. */
export const nulls: PipelineOperator = ({ key, path, value }) => {
  if (key === '$ifNull' && value.kind === 'array' && value.items.length > 1) {
    const [first] = value.items;
    if (first === undefined) return [];
    const without = toExtended(first);
    return [{ operator: 'null', detail: '$ifNull left out', apply: (all) => replacedAt(all, path, without) }];
  }
  if (key === '$exists' && value.kind === 'plain')
    return [
      {
        operator: 'null',
        detail: `$exists ${String(value.value)} as ${String(!value.value)}`,
        apply: (all) => replacedAt(all, [...path, key], !value.value),
      },
    ];
  return [];
};
