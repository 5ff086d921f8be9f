import { describe, expect, it } from 'vitest';
import { formatSql } from './format-sql.js';

describe('formatting SQL', () => {
  it('formats statements, keeps comments, and changes nothing the second time', async () => {
    const text = "-- who\nselect a,b from t where x = 1 and y like '%x'; delete from t where id=$1";
    const once = await formatSql(text, 'postgresql', '  ');
    expect(once).toBe(
      [
        '-- who',
        'SELECT',
        '  a,',
        '  b',
        'FROM',
        '  t',
        'WHERE',
        '  x = 1',
        "  AND y LIKE '%x';",
        '',
        'DELETE FROM t',
        'WHERE',
        '  id = $1',
        '',
      ].join('\n'),
    );
    expect(await formatSql(once, 'postgresql', '  ')).toBe(once);
  });

  it('reads each engine’s quotes', async () => {
    expect(await formatSql('select `a` from `t`', 'mariadb', '    ')).toBe(
      'SELECT\n    `a`\nFROM\n    `t`\n',
    );
  });

  it('throws on anything but SQL, so that the text stays', async () => {
    await expect(formatSql("select 'open", 'sqlite', '  ')).rejects.toThrow();
  });
});
