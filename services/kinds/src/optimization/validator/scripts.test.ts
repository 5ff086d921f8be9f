import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ProgramChecker } from '../definition.js';
import { findValidator } from './find-validator.js';
import { BUILD_BY_SCRIPT, RUN_BY_SCRIPT } from './scripts.js';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

/** A folder in the place of a box with these files, which are not executable, and how commands of ours end in it. */
function boxWith(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'hone-scripts-'));
  roots.push(root);
  for (const folder of ['box', 'work']) mkdirSync(join(root, folder));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(root, 'box', name), content, { mode: 0o444 });
  const run = (argv: readonly string[], args: readonly string[] = []) => {
    const [command = '', ...rest] = [...argv, ...args].map((word) =>
      word.replaceAll('/work/', `${root}/work/`).replaceAll('/box/', `${root}/box/`),
    );
    const { status, stdout, stderr } = spawnSync(command, rest, { encoding: 'utf8', input: 'said\n' });
    return { status, stdout, stderr };
  };
  return { build: () => run(BUILD_BY_SCRIPT), run: (...args: string[]) => run(RUN_BY_SCRIPT, args) };
}

describe('a validator with scripts of its own', () => {
  it('is run by its script, in its own folder, with its arguments and streams', () => {
    const box = boxWith({
      run: '#!/bin/sh\ncat words\necho "$# $2"\ncat\n./helper\nexit 43\n',
      words: 'beside it\n',
      helper: '#!/bin/sh\necho helped\n',
    });
    expect(box.build()).toMatchObject({ status: 0, stderr: '' });
    const answer = 'beside it\n2 two words\nsaid\nhelped\n';
    expect(box.run('one', 'two words')).toEqual({ status: 43, stdout: answer, stderr: '' });
  });

  it('is built by its script first, which may make what is run', () => {
    const box = boxWith({ build: '#!/bin/sh\nprintf "#!/bin/sh\\nexit 42\\n" > run\n' });
    expect(box.build().status).toBe(0);
    expect(box.run('input').status).toBe(42);
  });

  it.each([
    [{ build: '#!/bin/sh\necho wrong here >&2\nexit 3\n', run: '#!/bin/sh\n' }, /^wrong here\n$/],
    [{ build: '#!/bin/sh\n:\n' }, /^build has made no file named run\n$/],
  ])('does not compile when its script fails or makes nothing', (files, message) => {
    const { status, stderr } = boxWith(files).build();
    expect(status).not.toBe(0);
    expect(stderr).toMatch(message);
  });
});

describe('where scripts are run', () => {
  const checker: ProgramChecker = {
    type: 'custom',
    path: 'tests/validator',
    flags: [],
    cpuMs: 1000,
    memoryMiB: 64,
  };
  const find = (files: Readonly<Record<string, string>>, own: Partial<ProgramChecker> = {}) =>
    findValidator(
      new Map(Object.entries(files).map(([path, text]) => [`tests/validator/${path}`, Buffer.from(text)])),
      { ...checker, ...own },
    );

  it.each([
    ['c', { build: 'cc judge.c', run: './judge', 'judge.c': '' }],
    ['cpp', { build: 'c++ judge.cc', 'judge.cc': '' }],
    ['python', { run: 'python3 judge.py', 'judge.py': '' }],
    ['python', { run: '#!/usr/bin/env python3\n' }],
    ['c', { run: '#!/bin/sh\n' }],
    ['python', { build: 'cc a.c', run: 'python3 b.py', 'a.c': '', 'b.py': '' }],
  ])('is a box for %s', (language, files) => {
    expect(find(files)).toMatchObject({ language, entry: undefined });
  });

  it('is a box for the language that the challenge names', () => {
    expect(find({ run: '#!/bin/sh\n' }, { language: 'ruby' })).toMatchObject({ language: 'ruby' });
  });

  it('is asked of a folder only', () => {
    const single = find({ run: '#!/bin/sh\n', 'check.py': '' }, { path: 'tests/validator/check.py' });
    expect(single).toMatchObject({ language: 'python', entry: 'check.py' });
  });
});
