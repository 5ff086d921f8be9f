import { createTest } from './query-language.mjs';
import { isDocument } from './kinds.mjs';

/**
 * An update whose paths through arrays (`lines.$.state`, `lines.$[].state`, `lines.$[open].state`) are those of the
 * elements that they mean in this document, as it is before any part of the update is done.
 */
export function withPositions(document, update, { filter, arrayFilters = [] }) {
  if (Array.isArray(update)) return update;
  const tests = elementTests(arrayFilters);
  const expand = (path) => (path.includes('$') ? pathsOf(document, path, { filter, tests }) : [path]);
  const operators = Object.entries(update).map(([name, fields]) => [
    name,
    Object.fromEntries(
      Object.entries(fields).flatMap(([path, value]) => expand(path).map((each) => [each, value])),
    ),
  ]);
  return Object.fromEntries(operators.filter(([, fields]) => Object.keys(fields).length > 0));
}

/** By the name that stands in `$[name]`: what an element must be. */
function elementTests(arrayFilters) {
  const filters = new Map();
  for (const filter of arrayFilters)
    for (const [key, condition] of Object.entries(filter)) {
      const [name] = key.split('.');
      filters.set(name, { ...filters.get(name), [key]: condition });
    }
  return new Map(
    [...filters].map(([name, filter]) => {
      const test = createTest(filter);
      return [name, (element) => test({ [name]: element })];
    }),
  );
}

function pathsOf(document, path, { filter, tests }) {
  const walk = (at, done, left) => {
    const [step, ...rest] = left;
    if (step === undefined) return [done.join('.')];
    if (!step.startsWith('$')) return walk(partOf(at, step), [...done, step], rest);
    if (!Array.isArray(at))
      throw new Error(`${path}: there is no array at ${done.join('.') || 'the beginning'}`);
    return placesOf(at, step, { path: done.join('.'), filter, tests }).flatMap((place) =>
      walk(at[place], [...done, String(place)], rest),
    );
  };
  return walk(document, [], path.split('.'));
}

const partOf = (at, step) =>
  (isDocument(at) || Array.isArray(at)) && Object.hasOwn(at, step) ? at[step] : undefined;

function placesOf(array, step, { path, filter, tests }) {
  const places = [...array.keys()];
  if (step === '$[]') return places;
  if (step === '$') return firstMatch(array, path, filter);
  const name = step.slice(2, -1);
  const test = tests.get(name);
  if (test === undefined) throw new Error(`no array filter is for ${step}`);
  return places.filter((place) => test(array[place]));
}

/** The first element that meets what the filter asks of this array. */
function firstMatch(array, path, filter) {
  const conditions = Object.entries(filter).filter(([key]) => key === path || key.startsWith(`${path}.`));
  if (conditions.length === 0)
    throw new Error(`the filter must ask something of ${path}, which ${path}.$ stands in`);
  const test = createTest(Object.fromEntries(conditions));
  const alone = (element) => path.split('.').reduceRight((inside, step) => ({ [step]: inside }), [element]);
  const place = array.findIndex((element) => test(alone(element)));
  return place === -1 ? [] : [place];
}
