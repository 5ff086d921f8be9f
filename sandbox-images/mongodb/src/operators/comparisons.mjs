import { compareValues } from '../bson-order.mjs';
import { argumentsOf } from './arguments.mjs';

const comparing = (/** @type {string} */ name, /** @type {(order: number) => unknown} */ answer) => [
  name,
  (document, spec, options) => {
    const [left, right] = argumentsOf(name, 2, document, spec, options);
    return answer(compareValues(left, right));
  },
];

/** Comparisons of expressions: values of any kinds have an order, and a missing one is below null. */
export const COMPARISONS = Object.fromEntries([
  comparing('$eq', (order) => order === 0),
  comparing('$ne', (order) => order !== 0),
  comparing('$gt', (order) => order > 0),
  comparing('$gte', (order) => order >= 0),
  comparing('$lt', (order) => order < 0),
  comparing('$lte', (order) => order <= 0),
  comparing('$cmp', (order) => Math.sign(order)),
]);
