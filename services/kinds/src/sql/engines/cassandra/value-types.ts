/** Types of values: what workloads hold, and which columns may hold them. */
export const VALUE_TYPES = [
  'text',
  'int',
  'bigint',
  'double',
  'boolean',
  'timestamp',
  'date',
  'uuid',
] as const;
export type ValueType = (typeof VALUE_TYPES)[number];
