import { isDocument } from './kinds.mjs';

/** Values of an event or a question as the design's `$$name` and `$$order.lines` name them. */
const PLACEHOLDER = /^\$\$([A-Za-z][A-Za-z0-9]*)((?:\.[A-Za-z][A-Za-z0-9]*)*)$/;
/** Stages that take a number as it stands; in others a value would be a part of an expression. */
const NUMBER_STAGES = new Set(['$limit', '$skip']);
/** Stages that name fields, which no value does. */
const NAMING_STAGES = new Set(['$sort', '$count', '$unset', '$unwind']);

/**
 * Fills the placeholders of a part of a design. A value stays a value wherever it comes to stand: text that begins with
 * `$` is no field in an expression, and a document with `$gt` in it is no operator in a filter.
 */
export function filler(values) {
  const valueOf = (text) => findValue(text, values);
  const plain = (part) => walk(part, valueOf, plain);
  const expression = (part) => {
    const found = valueOf(part);
    if (found !== undefined) return { $literal: structuredClone(found.value) };
    if (isDocument(part) && Object.hasOwn(part, '$literal')) return { $literal: plain(part.$literal) };
    return walk(part, () => undefined, expression);
  };
  const operand = (part) => {
    const found = valueOf(part);
    return found === undefined ? filter(part) : structuredClone(found.value);
  };
  const filter = (part) => {
    const found = valueOf(part);
    if (found !== undefined)
      return isDocument(found.value) ? { $eq: structuredClone(found.value) } : found.value;
    if (!isDocument(part)) return walk(part, () => undefined, filter);
    return mapFields(part, (name, inside) => {
      if (name === '$expr') return expression(inside);
      return name.startsWith('$') ? operand(inside) : filter(inside);
    });
  };
  const stage = (name, inside) => {
    if (name === '$match') return filter(inside);
    if (name === '$facet') return mapFields(inside, (_field, stages) => pipeline(stages));
    if (NUMBER_STAGES.has(name)) return plain(inside);
    if (NAMING_STAGES.has(name)) return inside;
    if (isDocument(inside) && Array.isArray(inside.pipeline))
      return { ...expression(inside), pipeline: pipeline(inside.pipeline) };
    return expression(inside);
  };
  const pipeline = (stages) => stages.map((each) => mapFields(each, stage));
  const update = (part) => (Array.isArray(part) ? pipeline(part) : mapFields(part, updateOperator));
  const updateOperator = (name, fields) => {
    if (name === '$pull') return mapFields(fields, (_field, condition) => filter(condition));
    if (name !== '$push' && name !== '$addToSet') return plain(fields);
    // A document as value would be taken for modifiers if it had their names.
    return mapFields(fields, (_field, value) =>
      valueOf(value) === undefined ? plain(value) : { $each: [plain(value)] },
    );
  };
  return { plain, expression, filter, pipeline, update };
}

/** `{ value }` of a placeholder; undefined for whatever is none. A part that the value does not have is null. */
function findValue(part, values) {
  const found = typeof part === 'string' ? PLACEHOLDER.exec(part) : null;
  if (found === null || !Object.hasOwn(values, found[1])) return undefined;
  const steps = found[2].split('.').slice(1);
  const value = steps.reduce(
    (at, step) => (isDocument(at) && Object.hasOwn(at, step) ? at[step] : null),
    values[found[1]],
  );
  return { value };
}

function walk(part, valueOf, again) {
  const found = valueOf(part);
  if (found !== undefined) return structuredClone(found.value);
  if (Array.isArray(part)) return part.map(again);
  return isDocument(part) ? mapFields(part, (_name, inside) => again(inside)) : part;
}

const mapFields = (part, change) =>
  Object.fromEntries(Object.entries(part).map(([name, inside]) => [name, change(name, inside)]));
