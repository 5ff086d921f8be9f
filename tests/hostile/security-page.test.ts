import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  ATTACK_ROWS,
  findMissingEvidence,
  findNamesakes,
  findStrays,
  findUnproven,
  withTable,
} from './table/security-table.js';

const PAGE = new URL('../../docs/security.md', import.meta.url);
const LAST_ROW = 40;

describe('the table of attacks', () => {
  it('has every row of the list once, in order, and each attack has a row and a name of its own', () => {
    expect(ATTACK_ROWS.map(({ row }) => row)).toEqual(
      Array.from({ length: LAST_ROW }, (_, index) => index + 1),
    );
    expect(findStrays()).toEqual([]);
    expect(findNamesakes()).toEqual([]);
  });

  it('names for each row a proof that is there', () => {
    expect(findUnproven()).toEqual([]);
    expect(findMissingEvidence()).toEqual([]);
  });

  it('stands in docs/security.md as it is; HONE_WRITE_PAGES=1 writes it there', () => {
    if (process.env['HONE_WRITE_PAGES'] === '1') writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8')));
    const page = readFileSync(PAGE, 'utf8');
    expect(page).toBe(withTable(page));
  });
});
