import type { SittingRow } from '@hone/contracts/hiring';
import { expect, it } from 'vitest';
import { bulkTargets, type BulkAction } from './bulk-targets.js';

const AT = '2026-12-01T09:00:00.000Z';
const row = (id: string, status: SittingRow['status'], email: string | null = null): SittingRow => ({
  id,
  assessment: { id: 'a1', title: 'Engineer', version: 1 },
  candidate: { name: null, email },
  status,
  invitedAt: AT,
  opensAt: null,
  expiresAt: AT,
  startedAt: null,
  finishedAt: null,
  deadline: null,
  lastContactAt: null,
  percent: null,
  hidden: false,
  reviews: { handedIn: 0, open: 0 },
  outcome: null,
  skills: [],
});

it.each<[BulkAction, string[]]>([
  ['remind', ['mailed']],
  ['revoke', ['mailed', 'unmailed', 'late']],
  ['erase', ['mailed', 'unmailed', 'late', 'done']],
])('%s only those to whom it can be done', (action, ids) => {
  const rows = [
    row('mailed', 'invited', 'ada@example.org'),
    row('unmailed', 'opened'),
    row('late', 'expired'),
    row('works', 'started', 'grace@example.org'),
    row('done', 'decided', 'mary@example.org'),
  ];
  expect(bulkTargets(action, rows).map(({ id }) => id)).toEqual(ids);
});
