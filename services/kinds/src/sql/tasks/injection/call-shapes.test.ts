import { expect, test } from 'vitest';
import { CallShapes, type HeardCall } from './call-shapes.js';
import { readStatement } from './statement-shape.js';

async function heard(texts: readonly string[], ...sent: readonly string[]): Promise<HeardCall> {
  const statements = [];
  for (const sql of sent) statements.push({ sql, read: await readStatement(sql) });
  return { texts, statements };
}

/** What is wrong with a call, compared with harmless ones. */
function violationOf(call: HeardCall, ...harmless: readonly HeardCall[]) {
  const shapes = new CallShapes();
  for (const each of harmless) shapes.add(each);
  return shapes.findViolation(call)?.violation;
}

const search = (condition: string): string => `SELECT id FROM t WHERE kind = 'open' AND ${condition}`;

test('a parameter accepts any value', async () => {
  const sent = search('name = $1');
  const call = await heard(["x' OR '1'='1", '; DROP TABLE t'], sent);
  expect(violationOf(call, await heard(['printer'], sent))).toBeUndefined();
});

test('another shape is reported with the shape from harmless arguments', async () => {
  const call = await heard(["x' OR '1'='1"], search("name = 'x' OR '1'='1'"));
  const harmless = await heard(['printer'], search("name = 'printer'"));
  expect(violationOf(call, harmless)).toEqual({ kind: 'shape', before: search("name = 'printer'") });
});

test('an empty list that is written as NULL has its own shape', async () => {
  const among = (items: string): string => `SELECT id FROM t WHERE id IN (${items})`;
  const some = await heard(['3', '7'], among('$1, $2'));
  const none = await heard([], among('NULL'));
  expect(violationOf(none, some)).toEqual({ kind: 'shape', before: among('$1, $2') });
  expect(violationOf(none, some, none)).toBeUndefined();
  expect(violationOf(await heard(['0) OR (1=1'], among('0) OR (1=1')), some, none)).toMatchObject({
    kind: 'shape',
  });
});

test('a call may have one shape per branch', async () => {
  const [one, other] = [
    await heard(['asc'], 'SELECT 1 FROM t ORDER BY a'),
    await heard(['desc'], 'SELECT 1 FROM t ORDER BY a DESC'),
  ];
  expect(violationOf(await heard(['DESC'], 'SELECT 1 FROM t ORDER BY a DESC'), one, other)).toBeUndefined();
  expect(violationOf(await heard(['b'], 'SELECT 1 FROM t ORDER BY b'), one, other)).toMatchObject({
    kind: 'shape',
  });
});

test.each([
  ["O'Brien", "name = 'O''Brien'"],
  ['100%_a', String.raw`name LIKE '%100\%\_a%'`],
  ["Tram' OR '1'='1", "name = E'Tram\\' OR \\'1\\'=\\'1'"],
  ['x’ OR ’1’=’1', "name = 'x’ OR ’1’=’1'"],
])('the text %s in a statement is found in any escaping', async (text, condition) => {
  const harmless = await heard(['abcd'], search(condition.replace(/'.*'/, "'abcd'")));
  expect(violationOf(await heard([text], search(condition)), harmless)).toMatchObject({
    kind: 'text',
    text,
    before: harmless.statements[0]?.sql,
  });
});

test.each([
  ['a short text', ['a"b'], `name = 'a"b'`],
  ['an encoded text', ["x' OR '1'='1"], "name = convert_from(decode('eCcgT1IgJzEnPScx', 'base64'), 'UTF8')"],
])(
  '%s that harmless arguments do not lead to is found among the constants',
  async (_name, texts, condition) => {
    const harmless = await heard(
      ['printer'],
      search(condition.replace(/'(?:a"b|eC[^']*)'/, "'cHJpbnRlcg=='")),
    );
    const found = violationOf(await heard(texts, search(condition)), harmless);
    expect(found).toMatchObject({ kind: 'text' });
  },
);

test('a validated number may be in a statement if it is short', async () => {
  const harmless = await heard(['1'], 'SELECT 1 FROM t LIMIT 10');
  expect(violationOf(await heard(['2'], 'SELECT 1 FROM t LIMIT 20'), harmless)).toBeUndefined();
  expect(violationOf(await heard(['2000'], 'SELECT 1 FROM t LIMIT 2000'), harmless)).toMatchObject({
    kind: 'text',
  });
});

test('texts that a statement always contains, and short ones, are no injection', async () => {
  const harmless = await heard(['waiting'], search('name = $1'));
  expect(violationOf(await heard(['open', 'id'], search('name = $1')), harmless)).toBeUndefined();
});

test('a text in a comment of a statement is found', async () => {
  const call = await heard(['by: me, now'], `${search('name = $1')} /* by: me, now */`);
  expect(violationOf(call, await heard(['me'], search('name = $1')))).toMatchObject({ kind: 'text' });
});

test('consecutive statements of one shape share a place, and a statement after the last place is one too many', async () => {
  const [list, each] = ['SELECT id FROM t', 'SELECT a FROM u WHERE id = $1'];
  const harmless = await heard([], list, each);
  expect(violationOf(await heard([], list, each, each, each), harmless)).toBeUndefined();
  expect(violationOf(await heard([], list), harmless)).toBeUndefined();
  expect(violationOf(await heard([], each, list), harmless)).toMatchObject({ kind: 'shape' });
  expect(violationOf(await heard([], list, each, list), harmless)).toEqual({ kind: 'more' });
  const injected = 'SELECT a FROM u WHERE id = $1 OR true';
  expect(violationOf(await heard([], list, each, injected, each), harmless)).toEqual({
    kind: 'shape',
    before: each,
  });
});

test('an unreadable statement, and several at once, are reported', async () => {
  const harmless = await heard(['a'], search("name = 'a'"));
  expect(violationOf(await heard(["'"], search("name = '''")), harmless)).toMatchObject({
    kind: 'unparsable',
  });
  const stacked = await heard([], search("name = ''; DELETE FROM t"));
  expect(violationOf(stacked, harmless)).toEqual({ kind: 'several', count: 2 });
});
