import { appendFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GRADING_SERVICES, type ChallengeReport } from '@hone/grading';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeResumed, openVerifyBook, type VerifyBasis } from './verify-book.js';

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hone-book-'));
  folder = join(root, 'challenges', 'a-challenge');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'challenge.yml'), 'slug: a-challenge');
  await writeFile(join(root, 'package-lock.json'), '{}');
  for (const service of [...GRADING_SERVICES, 'cli'])
    await mkdir(join(root, 'services', service, 'dist'), { recursive: true });
});
afterEach(() => rm(root, { recursive: true }));

const reportOf = (ok: boolean): ChallengeReport => ({
  slug: 'a-challenge',
  path: folder,
  ok,
  findings: [],
  solutions: [],
  starters: [],
  cheats: { planted: false, reason: 'nothing was graded' },
});
const open = (more: Partial<VerifyBasis> = {}) =>
  openVerifyBook(join(root, 'book.jsonl'), { root, images: {}, options: { repetitions: 3 }, ...more });
const note = async (ok: boolean): Promise<void> => (await open().open(folder)).note(reportOf(ok));
const isTaken = async (more: Partial<VerifyBasis> = {}): Promise<boolean> =>
  (await open(more).open(folder)).report !== undefined;

describe('an interrupted verification', () => {
  it('keeps the whole report of a clean challenge, also after a line that was cut off', async () => {
    await note(true);
    await appendFile(join(root, 'book.jsonl'), '\n{"what":"a-ch');
    const book = open();
    expect((await book.open(folder)).report).toEqual(reportOf(true));
    expect(book.resumed().taken).toEqual(['a-challenge']);
    expect(describeResumed(book.resumed())[0]).toMatch(/^Taken from an earlier run, since .* UTC: 1 clean/);
  });

  it('keeps none of a challenge with findings, and mentions them once it is clean', async () => {
    await note(false);
    const book = open();
    const page = await book.open(folder);
    expect(page.report).toBeUndefined();
    page.note(reportOf(true));
    expect(describeResumed(book.resumed())).toEqual([
      expect.stringContaining('a-challenge had findings before'),
    ]);
    expect(await isTaken()).toBe(true);
  });

  it('says nothing about another folder, image, program or other options', async () => {
    await note(true);
    expect(await isTaken({ images: { python: 'hone/python:2' } })).toBe(false);
    expect(await isTaken({ options: { repetitions: 1 } })).toBe(false);
    await writeFile(join(root, 'services/kinds/dist/judge.js'), 'judge();');
    expect(await isTaken()).toBe(false);
    await rm(join(root, 'services/kinds/dist/judge.js'));
    expect(await isTaken()).toBe(true);
    await writeFile(join(folder, 'challenge.yml'), 'slug: a-challenge # changed');
    expect(await isTaken()).toBe(false);
  });
});
