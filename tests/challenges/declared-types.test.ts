import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../challenges/', import.meta.url));
/** Tasks whose answer is rows. */
const ROWS = /^ {2}task: (?:query|tuning|pipeline)$/m;
const HEAD = /^\| (?:column|field) +\| type +\|/m;

const read = (slug: string, path: string): string => readFileSync(`${ROOT}${slug}/${path}`, 'utf8');
const declaring = readdirSync(ROOT).filter(
  (slug) =>
    slug !== 'tracks' && ROWS.test(read(slug, 'challenge.yml')) && HEAD.test(read(slug, 'statement.md')),
);

/** Types of a statement's result, as its table lists them. */
function declaredTypes(statement: string): string[] {
  const table = statement.slice(statement.search(HEAD)).split('\n\n')[0] ?? '';
  return table.split('\n').map((line) => line.split('|')[2]?.trim() ?? '');
}

describe('a statement that lists column types says how strictly they are compared', () => {
  it('in some challenge', () => {
    expect(declaring.length).toBeGreaterThan(5);
  });

  it.each(declaring)('%s', (slug) => {
    const statement = read(slug, 'statement.md');
    const types = declaredTypes(statement);
    const notGraded = statement.slice(statement.indexOf('## Not graded'));
    expect(notGraded).toContain('which numeric type a number has');
    // Dates in documents and in SQLite have only one type.
    const hasDays =
      types.some((type) => /^(?:date|timestamp|datetime)$/.test(type)) && !types.includes('string');
    if (hasDays) expect(notGraded).toContain('whether a day is a date or its midnight');
  });
});
