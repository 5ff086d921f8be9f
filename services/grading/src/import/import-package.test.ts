import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadFiles } from '../package/load-challenge.js';
import {
  GOOD,
  importFiles,
  importFrom,
  legacy,
  newest,
  omissions,
  rejections,
  writePackage,
} from './packages.fixture.js';
import type { ImportResult } from './import-package.js';

const textOf = (result: ImportResult, path: string): string =>
  result.ok ? new TextDecoder().decode(result.files.get(path)) : `rejected: ${rejections(result).join('; ')}`;
const manifestOf = (result: ImportResult): unknown => parse(textOf(result, 'challenge.yml'));
describe('importing a package', () => {
  it('makes a challenge that loads', async () => {
    const result = await importFiles(GOOD);
    expect(result.ok && loadFiles(result.files)).toMatchObject({ ok: true, findings: [] });
    expect(manifestOf(result)).toMatchObject({
      title: 'Small problem',
      origin: 'legacy',
      submit: ['**'],
      limits: { cpuMs: 1000, wallMs: 4000, memoryMiB: 2048, outputKiB: 8192 },
      grading: { checker: { type: 'icpc', flags: [] } },
    });
  });

  it('takes the limits of the package, bounded by the machine and by what a challenge may have', async () => {
    const limits = 'limits: { time_limit: 2.5, memory: 64000, output: 100 }\n';
    const result = await importFiles(legacy(limits));
    expect(manifestOf(result)).toMatchObject({
      limits: { cpuMs: 2500, wallMs: 7000, memoryMiB: 4096, outputKiB: 65_536 },
    });
    expect(omissions(result)).toEqual(['MEMORY_BOUNDED problem.yaml', 'OUTPUT_BOUNDED problem.yaml']);
    expect(manifestOf(await importFiles({ ...legacy(''), '.timelimit': '3\n' }))).toMatchObject({
      limits: { cpuMs: 3000 },
    });
  });

  it('offers the requested languages', async () => {
    const result = await importFrom(await writePackage(GOOD), ['python', 'go']);
    expect(manifestOf(result)).toMatchObject({ languages: ['python', 'go'] });
    expect(omissions(result)).toEqual([]);
    expect(rejections(await importFrom(await writePackage(GOOD), ['go']))).toEqual([
      expect.stringContaining('ACCEPTED_MISSING submissions/accepted'),
    ]);
    expect(rejections(await importFrom(await writePackage(GOOD), ['cobol']))).toContainEqual(
      expect.stringContaining('LANGUAGE_NONE problem.yaml'),
    );
  });

  it('takes over a validator with the scripts that build and run it', async () => {
    const scripts = {
      build: 'cc -o judge {{name}}.c\n',
      run: './judge "$1" out\n',
      'judge.c': 'int main;\n',
    };
    const files = Object.entries(scripts).map(([name, text]) => [`output_validator/${name}`, text] as const);
    const result = await importFiles(newest('constants: { name: judge }\n', Object.fromEntries(files)));
    expect(manifestOf(result)).toMatchObject({
      grading: { checker: { type: 'custom', path: 'tests/validator' } },
    });
    expect(textOf(result, 'tests/validator/build')).toBe('cc -o judge judge.c\n');
  });

  it('reports what is missing and imports anyway', async () => {
    const bare = {
      'problem.yaml': GOOD['problem.yaml'] ?? '',
      'problem_statement/problem.pdf': '%PDF',
      'data/sample/1.in': '1\n',
      'data/sample/1.ans': '1\n',
      'submissions/accepted/echo.py': 'print(input())\n',
    };
    const result = await importFiles(bare);
    expect(omissions(result)).toEqual(['SECRET_MISSING data/secret', 'STATEMENT_MISSING problem_statement']);
    expect(textOf(result, 'statement.md')).toContain('has no statement that can be shown');
  });

  it('leaves out what it cannot use, by name', async () => {
    const result = await importFiles({
      ...GOOD,
      'submissions/accepted/old.py': '#!/usr/bin/python2\nprint 1\n',
      'submissions/accepted/two/a.py': 'print(1)\n',
      'submissions/accepted/two/b.py': 'print(2)\n',
      'submissions/accepted/mix/a.py': 'print(1)\n',
      'submissions/accepted/mix/b.rb': 'puts 2\n',
      'submissions/accepted/prog.exe': 'MZ',
      'include/cobol/x.cob': 'x',
      'data/secret/2.odd': 'x',
      'data/sample/1.in.statement': '1\n',
    });
    expect(omissions(result)).toEqual([
      'CASE_AS_JUDGED data/sample/1.in.statement',
      'CASE_FILE_IGNORED data/secret/2.odd',
      'INCLUDE_LANGUAGE include/cobol',
      'SOLUTION_LANGUAGE submissions/accepted/mix',
      'SOLUTION_LANGUAGE submissions/accepted/old.py',
      'SOLUTION_LANGUAGE submissions/accepted/prog.exe',
      'SOLUTION_ENTRY submissions/accepted/two',
    ]);
  });

  it('fills constants, in each of their forms', async () => {
    const constants = 'constants: { LAST: 7, FIVE: { value: 5, ROMAN: V } }\n';
    const statement = 'Up to \\constant{FIVE} ({{FIVE.ROMAN}}) or {{LAST}}.\n';
    const result = await importFiles(newest(constants, { 'statement/problem.en.tex': statement }));
    expect(textOf(result, 'statement.md')).toBe('Up to 5 (V) or 7.\n');
  });

  it('uses the arguments of all data for groups that have none', async () => {
    const result = await importFiles(
      newest('', {
        'data/test_group.yaml': 'output_validator_args: [float_tolerance, "1e-6"]\n',
        'data/secret/test_group.yaml': 'output_validator_args: [case_sensitive]\n',
      }),
    );
    const flagged = /^ *flags:\n(?: +- .*\n)+/gm;
    const flags = textOf(result, 'challenge.yml')
      .match(flagged)
      ?.map((text) => text.match(/(?<=- ).*/g));
    expect(flags).toEqual(expect.arrayContaining([['float_tolerance', '"1e-6"'], ['case_sensitive']]));
  });

  it.each(['2023-07-draft', '2023-07', 'draft'])(
    'reads version %s with keys and folders of both',
    async (version) => {
      const result = await importFiles({
        ...GOOD,
        'problem.yaml': `problem_format_version: ${version}\nname: { en: Small problem }\nauthor: x\nlimits: { time_limit: 1 }\n`,
        'data/secret/testdata.yaml': 'on_reject: continue\n',
      });
      expect(rejections(result)).toEqual([]);
      expect(omissions(result)).toEqual([]);
      expect(manifestOf(result)).toMatchObject({ title: 'Small problem', origin: '2023-07-draft' });
      expect(textOf(result, 'statement.md')).toBe('Print it.\n');
    },
  );
});
