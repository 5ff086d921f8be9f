import { toExtended } from '../text-node.js';
import type { PipelineChange, PipelineOperator } from './change.js';
import { renamedAt, replacedAt, type Place } from './places.js';

const SORTS = new Set(['$sort', 'sortBy']);

/** A sort direction reversed, or one of the sort keys omitted. */
export const orders: PipelineOperator = ({ key, path, value, holder, beside }) => {
  if (holder === undefined || !SORTS.has(holder) || value.kind !== 'plain') return [];
  const direction = Number(value.value);
  const turned: PipelineChange = {
    operator: 'order',
    detail: `${key} ${direction} as ${-direction}`,
    apply: (all) => replacedAt(all, [...path, key], -direction),
  };
  if (beside.length === 0) return [turned];
  const apply = (all: unknown): unknown => replacedAt(all, [...path, key], undefined);
  return [turned, { operator: 'order', detail: `${key} left out`, apply }];
};

/** One document more or fewer, or all of them. */
export const limits: PipelineOperator = ({ key, path, value }) => {
  if ((key !== '$limit' && key !== '$skip') || value.kind !== 'plain') return [];
  const number = Number(value.value);
  const others = [number - 1, number + 1].filter((other) => other >= (key === '$limit' ? 1 : 0));
  return others.map((other) => ({
    operator: 'limit',
    detail: `${key} ${number} as ${other}`,
    apply: (all) => replacedAt(all, [...path, key], other),
  }));
};

/** Documents with empty arrays kept or dropped, or arrays not unwound. */
export const unwinds: PipelineOperator = ({ key, path, value }) => {
  if (key !== '$unwind') return [];
  const plain =
    value.kind === 'plain' ? { path: value.value } : (toExtended(value) as Record<string, unknown>);
  const kept = plain['preserveNullAndEmptyArrays'] === true;
  const turned = { ...plain, preserveNullAndEmptyArrays: !kept };
  return [
    {
      operator: 'unwind',
      detail: kept ? 'documents without items lost' : 'documents without items kept',
      apply: (all) => replacedAt(all, [...path, key], turned),
    },
    { operator: 'unwind', detail: '$unwind left out', apply: (all) => replacedAt(all, path, undefined) },
  ];
};

/** A part of a group's key omitted. */
export const groups: PipelineOperator = ({ key, path, value, holder }) => {
  if (key !== '_id' || (holder !== '$group' && holder !== '$setWindowFields') || value.kind !== 'object')
    return [];
  if (value.members.length < 2 || value.members.some((member) => member.key.startsWith('$'))) return [];
  return value.members.map((member) => ({
    operator: 'group',
    detail: `${member.key} left out of the key`,
    apply: (all) => replacedAt(all, [...path, key, member.key], undefined),
  }));
};

/** A lookup that joins by fields and has a pipeline, without one of the two. */
export const lookups: PipelineOperator = (place) => {
  const { key, path, beside } = place;
  if (place.stage !== '$lookup' || place.holder !== '$lookup') return [];
  const without = (names: readonly string[], detail: string): PipelineChange => ({
    operator: 'lookup',
    detail,
    apply: (all) => names.reduce((left, name) => replacedAt(left, [...path, name], undefined), all),
  });
  if (key === 'localField' && beside.includes('pipeline'))
    return [without(['localField', 'foreignField'], 'equal fields not asked for')];
  if (key === 'pipeline' && beside.includes('localField'))
    return [without(['pipeline', 'let'], 'pipeline left out')];
  return [];
};

const SWAPS: Readonly<Record<string, readonly string[]>> = {
  $avg: ['$max'],
  $max: ['$min'],
  $min: ['$max'],
  $sum: ['$max'],
  $first: ['$last'],
  $last: ['$first'],
};

/** One accumulator for another, or the first element of an array for the last. */
export const aggregates: PipelineOperator = ({ key, path, value }) => {
  const isCount = key === '$sum' && value.kind === 'plain' && typeof value.value === 'number';
  if (isCount) return [];
  return (SWAPS[key] ?? []).map((other) => ({
    operator: 'aggregate',
    detail: `${key} as ${other}`,
    apply: (all) => renamedAt(all, path, key, other),
  }));
};

/** Documents counted for a sum of a field. */
export const counts: PipelineOperator = ({ key, path, value, stage, holder }) => {
  if (key !== '$sum' || !isAccumulator(stage, holder)) return [];
  if (value.kind === 'plain' && typeof value.value === 'number') return [];
  return [
    { operator: 'count', detail: '$sum as a count', apply: (all) => replacedAt(all, [...path, key], 1) },
  ];
};

const isAccumulator = (stage: Place['stage'], holder: Place['holder']): boolean =>
  holder !== undefined && ['$group', '$bucket', '$setWindowFields'].includes(stage);

/** Each value once, or every occurrence. */
export const duplicates: PipelineOperator = ({ key, path }) => {
  const other = { $addToSet: '$push', $push: '$addToSet' }[key];
  if (other === undefined) return [];
  return [
    {
      operator: 'duplicates',
      detail: `${key} as ${other}`,
      apply: (all) => renamedAt(all, path, key, other),
    },
  ];
};

const FIRST_ONLY = new Set(['$multiply', '$divide', '$subtract', '$setDifference']);

/** A step of a computation forgotten. */
export const computations: PipelineOperator = ({ key, path, value, beside }) => {
  if (FIRST_ONLY.has(key) && value.kind === 'array' && value.items[0] !== undefined) {
    const first = toExtended(value.items[0]);
    return [
      {
        operator: 'compute',
        detail: `${key} as its first value`,
        apply: (all) => replacedAt(all, path, first),
      },
    ];
  }
  if (key === 'startOfWeek' && beside.includes('unit'))
    return [
      {
        operator: 'compute',
        detail: 'startOfWeek left out',
        apply: (all) => replacedAt(all, [...path, key], undefined),
      },
    ];
  return [];
};
