import { beforeAll, describe, expect, test } from 'vitest';
import { examineIndexes } from './examine-indexes.js';
import { readSchemaNames, type SchemaNames } from '../../../statement/schema-names.js';

let schema: SchemaNames;
beforeAll(async () => {
  schema = await readSchemaNames('create table orders (id int primary key, email text, doc jsonb);', 2);
});

describe('indexes that an engineer would make are allowed', () => {
  test.each([
    ['', []],
    ['-- none yet', []],
    ['create index on orders (email)', ['create index on orders (email)']],
    [
      'CREATE INDEX a ON task.orders (lower(email) text_pattern_ops DESC NULLS LAST, id) INCLUDE (doc); -- é\n\ncreate index b on orders using gin (doc jsonb_path_ops);',
      [
        'CREATE INDEX a ON task.orders (lower(email) text_pattern_ops DESC NULLS LAST, id) INCLUDE (doc)',
        '-- é\n\ncreate index b on orders using gin (doc jsonb_path_ops)',
      ],
    ],
    [
      'create index on orders (email collate "C") where id > 5 and email <> \'x\'',
      ['create index on orders (email collate "C") where id > 5 and email <> \'x\''],
    ],
  ])('%s', async (text, statements) => {
    expect(await examineIndexes(text, schema)).toEqual({ ok: true, statements });
  });
});

describe('everything else is rejected with its position', () => {
  test.each([
    ['select 1', 'only CREATE INDEX is allowed, not SELECT'],
    ['create index on orders (id); drop table orders', 'only CREATE INDEX is allowed, not DROP'],
    ['create unique index on orders (email)', 'UNIQUE is not available here'],
    ['create index concurrently on orders (email)', 'CONCURRENTLY is not available here'],
    ['create index if not exists x on orders (email)', 'IF NOT EXISTS is not available here'],
    ['create index on orders (email) with (fillfactor = 10)', 'WITH (…) is not available here'],
    ['create index on orders (email) tablespace x', 'TABLESPACE is not available here'],
    ['create index on orders using bloom (email)', 'an index of kind bloom is not available here'],
    ['create index on pg_class (relname)', 'there is no table pg_class in this task'],
    ['create index on public.orders (email)', 'there is no table public.orders in this task'],
    ["create index on orders (pg_read_file('/etc/passwd'))", 'function pg_read_file is not available here'],
    ['create index on orders (id) where now() > null', 'function now is not available here'],
    ['create index on orders ((id + $1))', 'a parameter such as $1 is not available here'],
    ['create index on orders ((email::regclass))', 'type regclass is not available here'],
  ])('%s', async (text, message) => {
    const found = await examineIndexes(text, schema);
    expect(found).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(found.ok ? '' : found.message).toContain(message);
  });

  test('a text that is not SQL, with its position', async () => {
    expect(await examineIndexes('create index on orders (id);\ncreate indx', schema)).toMatchObject({
      ok: false,
      reason: 'compile-error',
      message: 'line 2, column 8: syntax error at or near "indx"',
    });
  });

  test('more statements than any budget allows', async () => {
    const found = await examineIndexes('create index on orders (id);'.repeat(21), schema);
    expect(found).toMatchObject({ ok: false, message: '20 statements are allowed, here are 21' });
  });
});
