import { describe, expect, it } from 'vitest';
import { loadFiles } from '../package/load-challenge.js';
import type { ImportResult } from './import-package.js';
import { GOOD, importMeasured, legacy, omitted, rejections } from './packages.fixture.js';

type Files = Readonly<Record<string, string>>;

/** The package in version 2025-09 with these limits. */
const newest = (limits: string, files: Files = {}): Files => ({
  ...GOOD,
  'problem.yaml': `problem_format_version: 2025-09\nname: Small problem\nuuid: x\nlimits: { ${limits} }\n`,
  ...files,
});

const cpuMsOf = (result: ImportResult): unknown => {
  const loaded = result.ok && loadFiles(result.files);
  return loaded && loaded.ok ? loaded.challenge.pack.manifest.limits.cpuMs : rejections(result).join('; ');
};

/** The time limit in ms of a package whose accepted solution takes at most this many ms. */
const limitOf = async (files: Files, slowestMs: number): Promise<unknown> =>
  cpuMsOf(await importMeasured(files, (_source, input) => (input === '2\n' ? slowestMs : 1)));

describe('a time limit that is not given', () => {
  it.each([
    ['legacy', 'limits: {}\n', 601, 4000],
    ['legacy, without limits', '', 601, 4000],
    ['legacy-icpc', 'problem_format_version: legacy-icpc\n', 601, 4000],
    ['legacy, with a multiplier', 'limits: { time_multiplier: 3 }\n', 601, 2000],
    ['legacy, with a multiplier below one', 'limits: { time_multiplier: 0.5 }\n', 2001, 2000],
    ['legacy, with a margin for slow submissions', 'limits: { time_safety_margin: 9 }\n', 601, 4000],
  ])('is the slowest accepted run times the multiplier in %s', async (_what, yaml, slowestMs, limitMs) => {
    expect(await limitOf(legacy(yaml), slowestMs)).toBe(limitMs);
  });

  it.each([
    ['without limits', '', 601, 2000],
    ['with a multiplier', 'time_multipliers: { ac_to_time_limit: 3.5 }', 601, 3000],
    ['with a multiplier of one', 'time_multipliers: { ac_to_time_limit: 1 }', 601, 1000],
    ['with a multiplier of slow submissions', 'time_multipliers: { time_limit_to_tle: 4 }', 601, 2000],
    ['with a resolution', 'time_resolution: 0.1', 601, 1300],
    ['with a coarse resolution', 'time_resolution: 2.5', 601, 2500],
    ['with both', 'time_resolution: 0.25, time_multipliers: { ac_to_time_limit: 3 }', 601, 2000],
  ])('is rounded up to the resolution in 2025-09 %s', async (_what, limits, slowestMs, limitMs) => {
    expect(await limitOf(newest(limits), slowestMs)).toBe(limitMs);
  });

  it.each([
    ['at the resolution', 'time_resolution: 0.5', 1000, 2000],
    ['a little above it', 'time_resolution: 0.5', 1000.01, 2500],
    [
      'at it but for the rounding of floats',
      'time_resolution: 0.01, time_multipliers: { ac_to_time_limit: 1.1 }',
      100,
      110,
    ],
    ['between whole milliseconds', 'time_resolution: 0.0001', 100.2, 201],
  ])('is no smaller and no larger than needed %s', async (_what, limits, slowestMs, limitMs) => {
    expect(await limitOf(newest(limits), slowestMs)).toBe(limitMs);
  });

  it('is one unit of the resolution at least', async () => {
    expect(await limitOf(legacy(''), 0)).toBe(1000);
    expect(await limitOf(newest('time_resolution: 0.2'), 0)).toBe(200);
  });

  it('is rejected when a challenge cannot have it', async () => {
    expect(await limitOf(legacy(''), 12_001)).toMatch(
      /^TIME_LIMIT_BEYOND submissions\/accepted: a time limit of 61000 ms; 50 to 60000 ms are possible$/,
    );
    expect(await limitOf(legacy(''), 12_000)).toBe(60_000);
    expect(await limitOf(newest('time_resolution: 0.001'), 24)).toContain('a time limit of 48 ms');
  });
});

describe('a time limit that is given', () => {
  it.each([
    ['in problem.yaml', legacy('limits: { time_limit: 0.75, time_multiplier: 9 }\n'), 750],
    ['in problem.yaml of 2025-09', newest('time_limit: 1.25, time_resolution: 1'), 1250],
    ['in a .timelimit file', { ...legacy('limits: { time_multiplier: 9 }\n'), '.timelimit': '3\n' }, 3000],
    ['in a .timelimit file beside 2025-09', newest('time_resolution: 1', { '.timelimit': '2.5' }), 2500],
  ])('%s beats what would be inferred', async (_what, files, limitMs) => {
    expect(await limitOf(files, 5000)).toBe(limitMs);
  });

  it('in problem.yaml beats the .timelimit file, which is left out by name', async () => {
    const files = { ...GOOD, '.timelimit': '3\n' };
    const result = await importMeasured(files, () => 1);
    expect(cpuMsOf(result)).toBe(1000);
    expect(omitted(result, 'TIME_LIMIT_TWICE')).toEqual(['left out: problem.yaml has "limits.time_limit"']);
  });

  it.each(['0', '-1', '.nan', 'NaN', '1e3', '', '2 s'])('in a .timelimit file is no "%s"', async (text) => {
    expect(await limitOf({ ...legacy(''), '.timelimit': text }, 1)).toBe(
      'TIME_LIMIT_INVALID .timelimit: the file does not have a number of seconds',
    );
  });
});

describe('the submissions that a time limit is inferred from', () => {
  const MS: Readonly<Record<string, number>> = { quick: 100, slow: 900, slower: 2000 };
  const submissions = {
    'submissions/accepted/echo.py': 'quick',
    'submissions/accepted/other.py': 'slow',
    'submissions/time_limit_exceeded/late.py': 'slower',
  };
  const measured = (rules: string, more: Files = {}): Promise<ImportResult> =>
    importMeasured(
      newest('time_resolution: 0.1', { ...submissions, 'submissions/submissions.yaml': rules, ...more }),
      (source) => MS[source] ?? 1,
    );

  it.each([
    ['are the accepted ones, the slowest of which counts', '', 1800],
    ['may leave one out', 'accepted/other.py: { use_for_time_limit: false }\n', 200],
    [
      'may leave out all groups but one',
      '"accepted/*": { use_for_time_limit: false }\naccepted/echo.py: { use_for_time_limit: lower }\n',
      200,
    ],
    ['leave out one meant as an upper bound', 'accepted/other.py: { use_for_time_limit: upper }\n', 200],
    [
      'leave out one that need not be in time',
      'time_limit_exceeded: { permitted: [AC, TLE], required: [AC] }\n',
      1800,
    ],
    ['include one requested by name', 'accepted/other.py: { use_for_time_limit: lower }\n', 1800],
  ])('%s', async (_what, rules, limitMs) => {
    expect(cpuMsOf(await measured(rules))).toBe(limitMs);
  });

  it('are reported by name if a requested bound is not measured', async () => {
    const result = await measured(
      'accepted/other.py: { use_for_time_limit: upper }\nwrong_answer/*: { use_for_time_limit: lower }\n',
      { 'submissions/wrong_answer/wrong.py': 'slower' },
    );
    expect(omitted(result, 'TIME_NOT_MEASURED')).toEqual([
      '"use_for_time_limit": upper is not imported: accepted submissions alone are measured, as lower bounds',
      '"use_for_time_limit": lower is not imported: accepted submissions alone are measured, as lower bounds',
    ]);
    expect(cpuMsOf(result)).toBe(200);
  });

  it('must include at least one', async () => {
    expect(rejections(await measured('accepted: { use_for_time_limit: false }\n'))).toEqual([
      expect.stringMatching(
        /^TIME_LIMIT_UNKNOWN problem\.yaml: there is no time limit, and no accepted submission/,
      ),
    ]);
  });

  it('are not chosen by submissions.yaml in legacy packages', async () => {
    const rules = { 'submissions/submissions.yaml': 'accepted: { use_for_time_limit: false }\n' };
    expect(await limitOf(legacy('', rules), 601)).toBe(4000);
  });
});

describe('an accepted submission', () => {
  const MS: Readonly<Record<string, number>> = { quick: 100, slow: 900 };
  const SOURCES = { quick: 'submissions/accepted/echo.py', slow: 'submissions/slow_accepted/late.py' };
  const files = (limits: string): Files =>
    newest(limits, { [SOURCES.quick]: 'quick', [SOURCES.slow]: 'slow' });

  it('in slow_accepted sets no bound, and stays if the limit is far enough away', async () => {
    const result = await importMeasured(files('time_resolution: 1'), (source) => MS[source] ?? 1);
    expect(cpuMsOf(result)).toBe(1000);
    expect(result.ok && result.files.has('solutions/accepted/late-py/late.py')).toBe(true);
    expect(omitted(result, 'TIME_LIMIT_INFERRED')).toEqual([
      `there is no time limit; 1000 ms are taken: 2 times the 100 ms of ${SOURCES.quick}, rounded up`,
    ]);
  });

  it('that is over the inferred limit is left out by name', async () => {
    const result = await importMeasured(files('time_resolution: 0.1'), (source) => MS[source] ?? 1);
    expect(cpuMsOf(result)).toBe(200);
    expect(omitted(result, 'ACCEPTED_TOO_SLOW')).toEqual([
      'left out: its slowest run takes 900 ms; the limit is 200 ms',
    ]);
    expect(result.ok && [...result.files.keys()].some((path) => path.includes('late'))).toBe(false);
  });

  it.each([
    ['with a stated limit', 'time_limit: 2'],
    ['with a limit to infer', 'time_resolution: 1'],
  ])('that is not accepted here is left out by name, and the others count: %s', async (_what, limits) => {
    const broken = { ...files(limits), 'submissions/accepted/broken.py': 'compiles no more' };
    const result = await importMeasured(broken, (source) => MS[source] ?? 1, 'compiles no more');
    expect(omitted(result, 'ACCEPTED_FAILS')).toEqual([
      expect.stringMatching(/^left out: not accepted here: rejected, wrong-answer, at /),
    ]);
    expect(result.ok && result.files.has('solutions/accepted/echo-py/echo.py')).toBe(true);
  });

  it('must be accepted here, or the package is rejected', async () => {
    const result = await importMeasured(newest('time_limit: 1'), () => 1, GOOD[SOURCES.quick]);
    expect(rejections(result)).toEqual([
      expect.stringMatching(/^ACCEPTED_FAILS submissions\/accepted: no accepted submission is accepted here/),
    ]);
  });
});

describe('an invalid number is rejected by the name of its key:', () => {
  const LEGACY = ['time_multiplier', 'time_safety_margin', 'time_limit', 'memory', 'validation_output'];
  const NEWEST = ['time_resolution', 'time_limit', 'code', 'compilation_time', 'compilation_memory'];
  const FACTORS = ['ac_to_time_limit', 'time_limit_to_tle'];
  const BAD = ['0', '-1', '.nan', '.inf', 'soon', '"2"', '[]', 'null'];
  const named = (key: string): RegExp =>
    new RegExp(`^VALUE_INVALID problem\\.yaml:\\d: "${key.replaceAll('.', '\\.')}": `);

  it.each(BAD)('%s', async (value) => {
    for (const key of LEGACY)
      expect(await limitOf(legacy(`limits: { ${key}: ${value} }\n`), 1)).toMatch(named(`limits.${key}`));
    for (const key of NEWEST)
      expect(await limitOf(newest(`${key}: ${value}`), 1)).toMatch(named(`limits.${key}`));
    for (const key of FACTORS)
      expect(await limitOf(newest(`time_multipliers: { ${key}: ${value} }`), 1)).toMatch(
        named(`limits.time_multipliers.${key}`),
      );
  });

  it('a factor of 2025-09 below one', async () => {
    for (const key of FACTORS)
      expect(await limitOf(newest(`time_multipliers: { ${key}: 0.99 }`), 1)).toMatch(
        named(`limits.time_multipliers.${key}`),
      );
  });

  it('a wish about files that is neither yes nor no', async () => {
    const yaml = 'problem_format_version: 2025-09\nname: x\nuuid: x\nallow_file_writing: maybe\n';
    expect(await limitOf({ ...GOOD, 'problem.yaml': yaml }, 1)).toMatch(named('allow_file_writing'));
  });
});
