import { Refused } from './index-keys.mjs';

const NUMBERS = new Set(['$inc', '$mul']);
const ARRAYS = new Set(['$push', '$addToSet', '$pull', '$pullAll', '$pop']);

/** Refuses what a server refuses and the library lets pass: counting with what is no number, adding to what is no array. */
export function checkOperands(document, update) {
  if (Array.isArray(update)) return;
  for (const [operator, fields] of Object.entries(update))
    for (const [path, operand] of Object.entries(fields)) {
      const value = path.split('.').reduce(partOf, document);
      if (NUMBERS.has(operator) && !(isNumberOrMissing(value) && typeof operand === 'number'))
        throw new Refused(`${operator} needs numbers, and ${path} or what it is changed by is none`);
      if (ARRAYS.has(operator) && value !== undefined && !Array.isArray(value))
        throw new Refused(`${operator} needs an array, and ${path} is none`);
    }
}

const isNumberOrMissing = (value) => value === undefined || typeof value === 'number';

const partOf = (at, step) =>
  typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? at[step] : undefined;
