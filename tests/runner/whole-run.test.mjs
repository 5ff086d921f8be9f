import { execFileSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecord, settledFile } from './whole-run.mjs';

let root;
const git = (...words) =>
  execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words]);
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'hone-record-'));
  git('init', '-q');
  await writeFile(join(root, '.gitignore'), '.hone/\n');
  git('add', '.');
  git('commit', '-qm', 'first');
});
afterEach(async () => rm(root, { recursive: true }));

const open = (more = {}) => openRecord({ root, env: {}, all: true, resume: false, wanted: [], ...more });
const counts = { passed: 1, failed: 0, skipped: 0, seconds: 1 };

function playUnit(record) {
  record.note({ kind: 'begin', step: 'unit' });
  record.note({ kind: 'step', step: 'unit', loose: 0, files: [['a', counts]] });
}
const isKept = (record) => record.kept.steps.get('unit')?.done !== undefined;

describe('the record of a whole run', () => {
  it('lets a run of the same tree go on, also after a line that was cut off', async () => {
    const first = open();
    playUnit(first);
    await appendFile(first.journal, '\n{"kind":"st');
    expect(isKept(open({ resume: true }))).toBe(true);
    expect(isKept(open({ resume: true }))).toBe(true);
  });

  it('is found by another clone where HONE_FOLDER names its folder', async () => {
    const env = { HONE_FOLDER: join(root, '.hone', 'elsewhere') };
    playUnit(open({ env }));
    expect(isKept(open({ resume: true }))).toBe(false);
    expect(isKept(open({ resume: true, env }))).toBe(true);
  });

  it('is of no use to another tree, unless only tests differ', async () => {
    const first = open();
    first.note({ kind: 'begin', step: 'unit' });
    first.note({ kind: 'file', step: 'unit', file: 'a.test.ts', ...counts });
    const commit = async (name) => {
      await writeFile(join(root, name), 'text');
      git('add', '.');
      git('commit', '-qm', name);
    };
    const filesKept = () => [...(open({ resume: true }).kept.steps.get('unit')?.files.keys() ?? [])];
    await commit('b.test.ts');
    expect(filesKept()).toEqual(['a.test.ts']);
    await commit('a.test.ts');
    expect(filesKept()).toEqual([]);
    await commit('a.ts');
    expect(filesKept()).toEqual([]);
  });

  it('is refused while something is not committed, by its name', async () => {
    playUnit(open());
    await writeFile(join(root, 'new file'), 'text');
    expect(() => open({ resume: true })).toThrow(/Commit or remove these first: "?new file/);
  });

  it('is void when sources were changed while it was made', async () => {
    const first = open();
    playUnit(first);
    await writeFile(join(root, 'new'), 'text');
    first.checkTree();
    await rm(join(root, 'new'));
    expect(isKept(open({ resume: true }))).toBe(false);
    await writeFile(join(root, 'new'), 'text');
    playUnit(open());
    await rm(join(root, 'new'));
    expect(isKept(open({ resume: true }))).toBe(false);
  });

  it('is forgotten, with what was settled, when a whole run begins, and left alone by named steps', async () => {
    const first = open();
    playUnit(first);
    const settled = settledFile(first.folder, 'http');
    await writeFile(settled, '{}');
    expect(open({ wanted: ['unit'] }).folder).toBeUndefined();
    expect(open({ all: false }).folder).toBeUndefined();
    expect(isKept(open({ resume: true }))).toBe(true);
    expect(await readFile(settled, 'utf8')).toBe('{}');
    open();
    expect(isKept(open({ resume: true }))).toBe(false);
    await expect(readFile(settled)).rejects.toThrow('ENOENT');
  });

  it('belongs to npm run test:all, and to a clone', async () => {
    expect(() => open({ all: false, resume: true })).toThrow('belongs to npm run test:all');
    await rm(join(root, '.git'), { recursive: true });
    expect(() => open({ resume: true })).toThrow('no clone');
  });
});
