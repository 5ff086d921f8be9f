import { describe, expect, it } from 'vitest';
import { sqlDefinitionSchema, type SqlDefinition } from '../../definition.js';
import { inspectSql } from '../../inspect.js';
import { sqlPack } from '../../sql-pack.fixture.js';
import { viewSql } from '../../view.js';

const FILES: Readonly<Record<string, string>> = {
  'tests/collections.json': JSON.stringify({
    from: 'carts',
    collections: { carts: { fields: { _id: { type: 'int' } } } },
  }),
  'tests/sample.json': '{"carts": [{"_id": 1}]}',
  'tests/sample.out.md': '| _id |',
  'tests/instances.py': 'print("hidden generator")',
  'solutions/reference.json': '[{ $match: {} }]',
};
const OTHER = { id: 'edges', weight: 40 };
const generated = (id: string) => ({ id, group: 'edges', generator: 'tests/instances.py' });
const GRADING = {
  engine: 'mongodb',
  task: 'pipeline',
  schema: 'tests/collections.json',
  reference: 'solutions/reference.json',
  instances: [
    ...['empty', 'single', 'nulls', 'ties', 'duplicates'].map(generated),
    { ...generated('one'), group: 'correct', seeded: true },
    { ...generated('two'), group: 'correct', seeded: true },
    { id: 'sample', file: 'tests/sample.json', expected: 'tests/sample.out.md', visible: true },
  ],
};
const definition: SqlDefinition = sqlDefinitionSchema.parse(GRADING);
const pack = (files: Readonly<Record<string, string>> = FILES) => {
  const made = sqlPack({ files, grading: GRADING, other: OTHER });
  return { ...made, manifest: { ...made.manifest, languages: ['json'] } };
};
const codes = (files: Readonly<Record<string, string>>): string[] =>
  inspectSql(pack({ ...FILES, ...files }), definition).map(({ code }) => code);

describe('a task with a pipeline', () => {
  it('is inspected: collections, visible data and reference', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ 'tests/collections.json': '{}' })).toEqual(['DOCUMENTS_INVALID']);
    expect(codes({ 'tests/sample.json': '{"users": []}' })).toEqual(['DOCUMENTS_INVALID']);
    expect(codes({ 'tests/sample.json': '{"carts": [{"_id": 1, "x": 2}]}' })).toEqual(['FIELD_UNKNOWN']);
    expect(codes({ 'solutions/reference.json': '[{ $out: "x" }]' })).toEqual(['PIPELINE_INVALID']);
    const sql = inspectSql(sqlPack({ files: FILES, grading: GRADING, other: OTHER }), definition);
    expect(sql.map(({ code }) => code)).toEqual(['LANGUAGE_UNKNOWN']);
  });

  it('is shown with its collections, and without hidden data', () => {
    const view = viewSql(pack(), definition);
    expect(view.sql?.engine).toBe('mongodb');
    expect(view.sql?.tables?.map(({ name, rows }) => [name, rows])).toEqual([['carts', [['1']]]]);
    expect(view.samples[0]?.files?.map(({ path }) => path)).toEqual(['collections.json', 'sample.json']);
    expect(view.samples[0]?.note).toBe(
      'Documents may come in any order. Fields have these names, in any order.',
    );
    expect(view.groupNotes?.['correct']).toMatch(/^The pipeline must give the right documents/);
    expect(JSON.stringify(view)).not.toMatch(/hidden|\$match/);
  });
});
