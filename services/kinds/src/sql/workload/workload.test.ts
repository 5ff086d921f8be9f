import { expect, test } from 'vitest';
import { workloadNames, taskFileSchema } from '../tasks/document-design/task-file.js';
import { readWorkload } from './workload.js';

const TASK = taskFileSchema.parse({
  events: { placed: { about: 'An order.', values: { orderId: 'text' } } },
  paths: { page: { about: 'An order.', values: { orderId: 'text' }, columns: ['lines'] } },
});
const workload = (changes: object = {}): string =>
  JSON.stringify({
    events: [{ event: 'placed', values: { orderId: 1 } }],
    questions: [{ path: 'page', values: { orderId: 1 } }],
    ...changes,
  });

test('a history fits the events and paths of its task', () => {
  expect(readWorkload(workload(), workloadNames(TASK), 'sample').events).toHaveLength(1);
});

test.each<[string, string, RegExp]>([
  ['no JSON', '{', /the history sample is no JSON/],
  ['no questions', workload({ questions: [] }), /the history sample/],
  ['an unknown event', workload({ events: [{ event: 'paid', values: {} }] }), /has an unknown event paid/],
  [
    'a missing value',
    workload({ events: [{ event: 'placed', values: {} }] }),
    /event placed with the values , not orderId/,
  ],
  [
    'a value too many',
    workload({ questions: [{ path: 'page', values: { orderId: 1, by: 2 } }] }),
    /question page with the values by, orderId, not orderId/,
  ],
])('%s is the fault of the task', (_name, text, message) => {
  expect(() => readWorkload(text, workloadNames(TASK), 'sample')).toThrow(message);
});

test('reserved names of the query language cannot name values', () => {
  const named = (name: string): boolean =>
    taskFileSchema.safeParse({
      events: {},
      paths: { page: { about: 'x', values: { [name]: 'x' }, columns: ['a'] } },
    }).success;
  expect(['orderId', 'this', 'each', 'ROOT', 'a.b'].map(named)).toEqual([true, false, false, false, false]);
});
