import { compareValues, kindRank } from '../bson-order.mjs';

/** More ranges than this are not looked up one by one. */
const MOST_POINTS = 400;

/**
 * The ways to find what a query wants: through each index that serves one of its conditions or its order, and the whole
 * collection. A way has the ranges of entries that it reads, and whether they come in the query's order.
 */
export function accessPlans(indexes, conditions, sort) {
  return indexes.flatMap((index) => {
    const plan = planThrough(index, conditions, sort);
    return plan === undefined ? [] : [plan];
  });
}

function planThrough(index, conditions, sort) {
  const { fixed, range } = usableConditions(index, conditions);
  const points = fixed.reduce(
    (lists, values) => lists.flatMap((list) => values.map((value) => [...list, value])),
    [[]],
  );
  const single = fixed.every((values) => values.length === 1);
  const order = single ? orderThrough(index, fixed.length, sort) : undefined;
  if (fixed.length === 0 && range === undefined && order === undefined) return undefined;
  const ranges = points.map((values) => index.range(positionOf(index, values, range)));
  const entries = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  return { index, ranges: withoutRepeats(ranges), entries, order };
}

/** Values of the index's first paths that the query fixes, and the range of the path after them. */
function usableConditions(index, conditions) {
  const fixed = [];
  let element;
  let throughArray = false;
  const admits = (condition, place) =>
    !index.multikey.has(place) || !throughArray || (element !== undefined && condition.element === element);
  const use = (condition, place) => {
    if (!index.multikey.has(place)) return;
    throughArray = true;
    element = condition.element;
  };
  for (const [place, path] of index.paths.entries()) {
    const mine = conditions.filter((condition) => condition.path === path && admits(condition, place));
    const points = mine.find((condition) => condition.points !== undefined);
    const product = fixed.reduce((count, values) => count * values.length, points?.points.length ?? 1);
    if (points === undefined || product > MOST_POINTS) {
      const ranged = mine.find((condition) => condition.range !== undefined);
      return { fixed, range: ranged && rangeOf(ranged, index.multikey.has(place)) };
    }
    use(points, place);
    fixed.push(points.points);
  }
  return { fixed, range: undefined };
}

/** Both ends hold for one value only where it is no array, or one element must meet both. */
function rangeOf({ range, element }, isMultikey) {
  const ends = Object.entries(range);
  return Object.fromEntries(isMultikey && element === undefined ? ends.slice(0, 1) : ends);
}

function positionOf({ directions }, values, range) {
  return (key) => {
    for (const [place, value] of values.entries()) {
      const difference = compareValues(key[place], value) * directions[place];
      if (difference !== 0) return difference;
    }
    return range === undefined ? 0 : rangePosition(key[values.length], range) * directions[values.length];
  };
}

/** Before, in or after a range; values of another kind are never in it. */
function rangePosition(value, range) {
  for (const [operator, end] of Object.entries(range)) {
    const rank = kindRank(value) - kindRank(end);
    if (rank !== 0) return rank;
    const difference = compareValues(value, end);
    if (operator === '$gt' && difference <= 0) return -1;
    if (operator === '$gte' && difference < 0) return -1;
    if (operator === '$lt' && difference >= 0) return 1;
    if (operator === '$lte' && difference > 0) return 1;
  }
  return 0;
}

/** `forward` or `backward` where the entries after `fixed` values come in the order that is asked for. */
function orderThrough(index, fixed, sort) {
  const known = new Set(index.paths.slice(0, fixed));
  const wanted = Object.entries(sort ?? {}).filter(([path]) => !known.has(path));
  if (sort === undefined) return undefined;
  const turns = wanted.map(([path, direction], place) => {
    const at = fixed + place;
    return index.paths[at] === path ? direction * index.directions[at] : 0;
  });
  if (turns.every((turn) => turn === 1)) return 'forward';
  return turns.every((turn) => turn === -1) ? 'backward' : undefined;
}

function withoutRepeats(ranges) {
  const seen = new Set();
  return ranges.filter(([from, to]) => {
    if (from === to || seen.has(from)) return false;
    seen.add(from);
    return true;
  });
}
