import { compareValues } from '../bson-order.mjs';
import { isDocument } from './kinds.mjs';

/** What a design does that MongoDB refuses while it runs, in words for the learner. */
export class Refused extends Error {
  name = 'Refused';
}

/** A unique index holds the key already: what a program is told that delivers an event again. */
export class DuplicateKey extends Refused {
  name = 'DuplicateKey';
}

/**
 * The keys under which an index of `paths` holds a document: one, or, where a path leads through an array, one for each
 * element. `multikey` says at which of the paths that is so.
 */
export function indexKeys(document, paths) {
  const multikey = new Set();
  const found = expand(
    paths.map((path) => ({ value: document, rest: path.split('.'), whole: false })),
    multikey,
    paths,
  );
  return { keys: withoutRepeats(found), multikey };
}

function expand(steps, multikey, paths) {
  const walked = steps.map(walk);
  const open = walked.filter(isArrayToOpen);
  if (open.length === 0) return [walked.map(({ value }) => value ?? null)];
  const [{ value: array }] = open;
  if (open.some(({ value }) => value !== array)) {
    const names = paths.filter((_path, place) => isArrayToOpen(walked[place]));
    throw new Refused(`an index cannot hold the elements of two arrays side by side: ${names.join(', ')}`);
  }
  for (const [place, step] of walked.entries()) if (step.value === array) multikey.add(place);
  const elements = array.length === 0 ? [null] : array;
  return elements.flatMap((element) =>
    expand(
      walked.map((step) =>
        isArrayToOpen(step) ? { value: element, rest: step.rest, whole: step.rest.length === 0 } : step,
      ),
      multikey,
      paths,
    ),
  );
}

const isArrayToOpen = ({ value, whole }) => Array.isArray(value) && !whole;

/** Follows a path until it ends or meets an array. */
function walk({ value, rest, whole }) {
  let at = value;
  let left = rest;
  while (left.length > 0 && !Array.isArray(at)) {
    at = isDocument(at) && Object.hasOwn(at, left[0]) ? at[left[0]] : undefined;
    left = left.slice(1);
  }
  return { value: at, rest: left, whole };
}

function withoutRepeats(keys) {
  if (keys.length < 2) return keys;
  const sorted = [...keys].sort(compareValues);
  return sorted.filter((key, place) => place === 0 || compareValues(key, sorted[place - 1]) !== 0);
}
