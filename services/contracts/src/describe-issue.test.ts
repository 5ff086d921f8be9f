import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeIssue } from './describe-issue.js';

const schema = z.strictObject({
  name: z.string().min(2).max(3),
  count: z.number().int().min(1).max(5),
  share: z.number().positive(),
  tags: z.array(z.string()).min(1),
  mode: z.enum(['run', 'submit']),
  v: z.literal(1),
  own: z.string().regex(/^a/, 'must begin with a'),
});
const right = { name: 'ab', count: 1, share: 1, tags: ['x'], mode: 'run', v: 1, own: 'a' };

test.each([
  [{ name: undefined }, 'name is required'],
  [{ name: 'a' }, 'name must have at least 2 characters'],
  [{ name: 'abcd' }, 'name must have at most 3 characters'],
  [{ name: 7 }, 'name must be a text'],
  [{ count: 0 }, 'count must be at least 1'],
  [{ count: 6 }, 'count must be at most 5'],
  [{ count: 1.5 }, 'count must be a whole number'],
  [{ count: Number.NaN }, 'count must be a number'],
  [{ share: 0 }, 'share must be more than 0'],
  [{ tags: [] }, 'tags must have at least 1 item'],
  [{ tags: 'x' }, 'tags must be a list'],
  [{ mode: 'walk' }, 'mode must be one of "run", "submit"'],
  [{ mode: undefined }, 'mode is required'],
  [{ v: 2 }, 'v must be 1'],
  [{ own: 'b' }, 'own must begin with a'],
])('%o is described as: %s', (changes, words) => {
  const { error } = schema.safeParse({ ...right, ...changes }, { error: describeIssue });
  expect(error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)).toEqual([words]);
});
