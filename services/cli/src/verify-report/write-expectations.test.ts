import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChallengeReport } from '@hone/grading';
import { writeExpectations } from './write-expectations.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hone-expectations-'));
  for (const name of ['slow/close', 'slow/new', 'wrong/kept'])
    await mkdir(join(folder, 'solutions', name), { recursive: true });
  await writeFile(
    join(folder, 'solutions/slow/close/expect.yml'),
    '# close\nverdict: partial\nscore: [91, 99]\n',
  );
  await writeFile(join(folder, 'solutions/wrong/kept/expect.yml'), 'verdict: rejected\n');
});
afterEach(() => rm(folder, { recursive: true }));

test('the proposals of verify replace broken promises, and no others', async () => {
  const solution = { language: 'python', expected: '', got: '', ok: false, gradings: [] };
  const accepted = { verdict: 'accepted', score: [91, 99] } as {
    verdict: 'accepted';
    score: [number, number];
  };
  const report: ChallengeReport = {
    ...{ slug: 'one', path: folder, ok: false, findings: [], starters: [] },
    cheats: { planted: false, reason: 'none' },
    solutions: [
      { ...solution, path: 'solutions/slow/close', proposed: accepted },
      { ...solution, path: 'solutions/slow/new', proposed: accepted },
      { ...solution, path: 'solutions/wrong/kept' },
    ],
  };
  const written = await writeExpectations([report]);
  const files = ['slow/close', 'slow/new'].map((name) => join(folder, 'solutions', name, 'expect.yml'));
  expect(written).toEqual(files);
  const read = (name: string) => readFile(join(folder, 'solutions', name, 'expect.yml'), 'utf8');
  expect(await read('slow/close')).toBe('# close\nverdict: accepted\nscore: [91, 99]\n');
  expect(await read('slow/new')).toBe('verdict: accepted\nscore: [91, 99]\n');
  expect(await read('wrong/kept')).toBe('verdict: rejected\n');
});
