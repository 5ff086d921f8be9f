import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/**
 * Describes an issue of a schema that has no message of its own. The words follow the name of the field, such as
 * `must be at least 1`; undefined leaves an issue to zod. Pass it as `error` when parsing.
 */
export function describeIssue(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) return 'is required';
      const type = TYPES[issue.expected];
      return type === undefined ? undefined : `must be ${type}`;
    }
    case 'invalid_value': {
      if (issue.input === undefined) return 'is required';
      const values = issue.values.map((value) => JSON.stringify(value) ?? 'undefined');
      return `must be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}`;
    }
    case 'too_small':
      return describeBound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum);
    case 'too_big':
      return describeBound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum);
    default:
      return undefined;
  }
}

const UNITS: Readonly<Record<string, string>> = { string: 'character', array: 'item', set: 'item' };

function describeBound(origin: string, bound: string, value: number | bigint): string {
  const unit = UNITS[origin];
  return unit === undefined
    ? `must be ${bound} ${value}`
    : `must have ${bound} ${value} ${unit}${value === 1 ? '' : 's'}`;
}
