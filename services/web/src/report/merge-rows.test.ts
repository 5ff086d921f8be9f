import type { SittingRow } from '@hone/contracts/hiring';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeRows } from './merge-rows.js';

const AT = '2026-12-01T09:00:00.000Z';
const LETTERS = 'abcdefghijkl';

const row = (id: string, version = 1): SittingRow => ({
  id,
  assessment: { id: 'a1', title: 'Engineer', version },
  candidate: { name: null, email: null },
  status: 'started',
  invitedAt: AT,
  opensAt: null,
  expiresAt: AT,
  startedAt: AT,
  finishedAt: null,
  deadline: null,
  lastContactAt: null,
  percent: null,
  hidden: false,
  reviews: { handedIn: 0, open: 0 },
  outcome: null,
  skills: [],
});

/** The first pages of a list as the server sends them: newest first. */
function pagesOf(rows: readonly SittingRow[], size: number, count: number) {
  const sorted = rows.toSorted((one, other) => (one.id < other.id ? 1 : -1));
  return Array.from({ length: count }, (_, index) => {
    const items = sorted.slice(index * size, (index + 1) * size);
    const isLast = (index + 1) * size >= sorted.length;
    return { items, nextCursor: isLast ? null : (items.at(-1)?.id ?? null) };
  }).filter(({ items }, index) => index === 0 || items.length > 0);
}

const letters = fc.subarray([...LETTERS]);

it('turns the loaded pages into what the server has now', () => {
  fc.assert(
    fc.property(letters, letters, letters, fc.integer({ min: 1, max: 3 }), (old, now, asked, count) => {
      const pages = pagesOf(
        old.map((id) => row(id)),
        3,
        count,
      );
      const changed = asked.filter((id) => now.includes(id)).map((id) => row(id, 2));
      const merged = mergeRows(pages, asked, changed).flatMap(({ items }) => items);
      const end = pages.at(-1)?.nextCursor ?? '';
      const expected = [...old.filter((id) => !asked.includes(id)).map((id) => row(id)), ...changed]
        .filter(({ id }) => id >= end)
        .toSorted((one, other) => (one.id < other.id ? 1 : -1));
      expect(merged).toEqual(expected);
    }),
  );
});

it('adds new rows at the top, and removes rows that no longer match', () => {
  const pages = pagesOf([row('a'), row('b'), row('c'), row('d')], 2, 1);
  const merged = mergeRows(pages, ['c', 'e', 'a'], [row('e'), row('a', 2)]);
  expect(merged.map(({ items }) => items.map(({ id }) => id))).toEqual([['e', 'd']]);
});
