import { expect, test } from 'vitest';
import { sqlDefinitionSchema, taskIdOf } from '../definition.js';
import { SQL_TASKS } from './tasks.js';
import { SQL_VIEWS } from './views.js';

const COMMON = ['engine', 'task', 'schema', 'instances', 'reference', 'contract', 'rules'];

test('every key of a definition is common to all tasks or belongs to one', () => {
  const own = Object.values(SQL_TASKS).flatMap(({ schema }) => Object.keys(schema));
  expect([...new Set([...COMMON, ...own])].sort()).toEqual(Object.keys(sqlDefinitionSchema.shape).sort());
});

test('a task is shown by its view', () => {
  for (const [id, view] of Object.entries(SQL_VIEWS))
    expect(SQL_TASKS).toHaveProperty([id], expect.objectContaining(view));
});

test.each([
  [{ engine: 'postgresql', task: 'query' }, 'query'],
  [{ engine: 'sqlite', task: 'tuning' }, 'tuning'],
  [{ engine: 'mongodb', task: 'pipeline' }, 'pipeline'],
  [{ engine: 'mariadb', task: 'schema' }, 'probes'],
  [{ engine: 'postgresql', task: 'security' }, 'probes'],
  [{ engine: 'postgresql', task: 'security', injection: {} }, 'injection'],
  [{ engine: 'postgresql', task: 'migration' }, 'migration'],
  [{ engine: 'mongodb', task: 'table-design' }, 'document-design'],
  [{ engine: 'cassandra', task: 'table-design' }, 'table-design'],
])('%o is the task %s', (definition, id) => {
  expect(taskIdOf(definition as Parameters<typeof taskIdOf>[0])).toBe(id);
});
