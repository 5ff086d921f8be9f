import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './parse-csv.js';
import { readInvitationRows } from './read-invitation-rows.js';

const read = (text: string) => readInvitationRows(new TextEncoder().encode(text));
const problemsOf = (text: string) =>
  read(text).rows.map(({ line, problems }) => `${line} ${problems.map(({ field }) => field).join(' ')}`);

describe('a file of people to invite', () => {
  it('is read with commas, semicolons or tabs, with a byte order mark and Windows line ends', () => {
    for (const separator of [',', ';', '\t']) {
      const lines = [
        ['Name', 'E-Mail', 'Extra time'],
        ['Ada', 'ADA@example.org', '25 %'],
      ];
      const text = `\uFEFF${lines.map((cells) => cells.join(separator)).join('\r\n')}\r\n`;
      expect(read(text)).toEqual({
        rows: [{ line: 2, name: 'Ada', email: 'ada@example.org', extraTimePercent: 25, problems: [] }],
        good: 1,
        bad: 0,
      });
    }
  });

  it('names the bad rows by line, and what is wrong in each', () => {
    const text =
      'name,email,extra time\n"A ""B""\nC",a@example.org,\n\n,nobody,\nD,a@example.org,7.5\nE,e@example.org,500,x\n';
    expect(problemsOf(text)).toEqual([
      '2 name',
      '5 email',
      '6 email extraTimePercent',
      '7 extraTimePercent row',
    ]);
  });

  it.each([
    ['Latin-1', Uint8Array.from([...Buffer.from('name,email\nJos'), 0xe9, 0x2c, 0x78])],
    ['UTF-16', Buffer.from('\uFEFFname,email\n', 'utf16le')],
    ['without a column for addresses', Buffer.from('name,phone\nAda,1\n')],
    ['with an open quote', Buffer.from('name,email\n"Ada,a@example.org\n')],
    ['empty', Buffer.from('')],
    ['with 5,001 rows', Buffer.from(`email\n${'a@example.org\n'.repeat(5_001)}`)],
  ])('is rejected when it is %s', (_what, bytes) => {
    expect(() => readInvitationRows(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ code: 'INVITATION_FILE_INVALID' }),
    );
  });

  it('returns what was written, for any content of cells', () => {
    const cell = fc.string().filter((text) => text.trim() !== '');
    const property = fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
      (rows) => {
        const text = rows
          .map((cells) => cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join('\n');
        expect(parseCsv(text)?.map(({ cells }) => cells)).toEqual(rows);
      },
    );
    fc.assert(property);
  });
});
