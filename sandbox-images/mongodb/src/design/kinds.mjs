/** A document or what stands in one between braces; dates and regular expressions are values of their own. */
export const isDocument = (value) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof RegExp);
