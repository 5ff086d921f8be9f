/** Types of the values in workloads. */
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
