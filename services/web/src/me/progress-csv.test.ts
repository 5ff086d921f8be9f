import type { ChallengeProgress } from '@hone/contracts/practice';
import { expect, it } from 'vitest';
import { progressToCsv } from './progress-csv.js';

const ROW: ChallengeProgress = {
  slug: 'a',
  title: '=cmd, "quoted"',
  kind: 'sql',
  difficulty: 2,
  minutes: 20,
  skills: ['relational'],
  status: 'tried',
  runs: 1,
  submits: 2,
  best: { percent: 62.5, submission: 's', at: '2026-03-01T12:00:00.000Z' },
  firstPercent: null,
  lastAt: '2026-03-01T12:00:00.000Z',
  language: 'sql',
  minutesSpent: 7,
};

it('exports a row for each challenge, which no spreadsheet runs as a formula', () => {
  expect(progressToCsv([ROW]).split('\r\n')).toEqual([
    'slug,title,kind,difficulty,status,bestPercent,firstPercent,submits,runs,minutesSpent,lastAt',
    `a,"'=cmd, ""quoted""",sql,2,tried,62.5,,2,1,7,2026-03-01T12:00:00.000Z`,
    '',
  ]);
});
