import { describe, expect, it } from 'vitest';
import { readTestFolder } from './behaviour-tests.js';

const encode = (text: string) => new TextEncoder().encode(text);
const read = (files: Readonly<Record<string, string>>, language: string) =>
  readTestFolder(
    { files: new Map(Object.entries(files).map(([path, text]) => [`tests/${path}`, encode(text)])) },
    'tests',
    language,
  );

describe('the behaviour tests of a folder', () => {
  it.each([
    ['"""Rounds by line"""\nimport sys', 'Rounds by line'],
    ['# Rounds by line\n', 'Rounds by line'],
    ['#!/usr/bin/env python3\n# Rounds', 'Half cents'],
    ['import sys\n', 'Half cents'],
    ['', 'Half cents'],
  ])('take their title from a first line that is a comment: %j', (source, title) => {
    expect(read({ 'half-cents.py': source }, 'python').tests.map((test) => test.title)).toEqual([title]);
  });

  it('are files beside shared ones, and folders with a main file beside the files of _shared', () => {
    const { tests, wrong } = read(
      {
        'b.js': '// B',
        'a/main.js': '/* A */',
        'a/own.js': '',
        '_shop.js': '',
        '_shared/shop.js': '',
        '_shared/own.js': 'hidden by its own',
      },
      'javascript',
    );
    expect(wrong).toEqual([]);
    expect(tests.map(({ name, title, sources }) => [name, title, sources.entry])).toEqual([
      ['a', 'A', 'main.js'],
      ['b', 'B', 'b.js'],
    ]);
    expect([...(tests[0]?.sources.files.keys() ?? [])].sort()).toEqual(['main.js', 'own.js', 'shop.js']);
    expect(tests[0]?.sources.files.get('own.js')).toEqual(encode(''));
    expect(tests[1]?.sources.files.has('_shop.js')).toBe(true);
  });

  it('are folders in languages that compile a folder as one program', () => {
    const { tests, wrong } = read({ 'a/main.go': '', 'b.go': '' }, 'go');
    expect(tests.map(({ name }) => name)).toEqual(['a']);
    expect(wrong).toEqual([{ path: 'tests/b.go', why: 'a test in go is a folder with a main file' }]);
  });

  it('have names that a check can have, each once', () => {
    const files = {
      'Half.py': '',
      'half.py': '',
      'half/main.py': '',
      'notes.md': '',
      'odd/a.py': '',
      'odd/b.py': '',
    };
    expect(read(files, 'python').wrong.map(({ path }) => path)).toEqual([
      'tests/Half.py',
      'tests/half.py',
      'tests/notes.md',
      'tests/odd',
    ]);
  });
});
