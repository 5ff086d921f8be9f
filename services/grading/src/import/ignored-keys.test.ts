import { describe, expect, it } from 'vitest';
import { GOOD, importFiles, importMeasured, legacy, omitted, rejections } from './packages.fixture.js';

/** The package in version 2025-09 with these lines of `problem.yaml`. */
const newest = (yaml: string): Record<string, string> => ({
  ...GOOD,
  'problem.yaml': `problem_format_version: 2025-09\nname: Small problem\nuuid: x\n${yaml}`,
});

const notTakenOver = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
  const result = await importMeasured(files, () => 100);
  expect(rejections(result)).toEqual([]);
  return omitted(result, 'KEY_NOT_TAKEN_OVER');
};

describe('a key without effect is reported:', () => {
  const reported: [string, Record<string, string>, string, RegExp][] = [
    [
      'a compile time',
      legacy('limits: { time_limit: 1, compilation_time: 5 }\n'),
      'limits.compilation_time',
      /within the limits of their language/,
    ],
    [
      'a compile memory',
      newest('limits: { compilation_memory: 512 }\n'),
      'limits.compilation_memory',
      /within the limits of their language/,
    ],
    [
      'an output limit of validators',
      legacy('limits: { validation_output: 8 }\n'),
      'limits.validation_output',
      /bounded alike/,
    ],
    [
      'passes',
      newest('limits: { validation_passes: 3 }\n'),
      'limits.validation_passes',
      /once for each case/,
    ],
    [
      'the margin of slow submissions in legacy',
      legacy('limits: { time_safety_margin: 1.5 }\n'),
      'limits.time_safety_margin',
      /hone verify reports/,
    ],
    [
      'the margin of slow submissions in 2025-09',
      newest('limits: { time_multipliers: { time_limit_to_tle: 2 } }\n'),
      'limits.time_multipliers.time_limit_to_tle',
      /hone verify reports/,
    ],
    [
      'a multiplier beside a time limit',
      legacy('limits: { time_limit: 1, time_multiplier: 2 }\n'),
      'limits.time_multiplier',
      /the time limit is given/,
    ],
    [
      'a multiplier beside a .timelimit file',
      { ...legacy('limits: { time_multiplier: 2 }\n'), '.timelimit': '1\n' },
      'limits.time_multiplier',
      /the time limit is given/,
    ],
    [
      'a multiplier beside a time limit in 2025-09',
      newest('limits: { time_limit: 1, time_multipliers: { ac_to_time_limit: 3 } }\n'),
      'limits.time_multipliers.ac_to_time_limit',
      /the time limit is given/,
    ],
    ['files that may only be read', newest('allow_file_writing: false\n'), 'allow_file_writing', /may write/],
    ['more source than is possible', newest('limits: { code: 512 }\n'), 'limits.code', /256 KiB/],
    ['the usual size of source', legacy('limits: { code: 128 }\n'), 'limits.code', /256 KiB/],
  ];

  it.each(reported)('%s', async (_what, files, key, why) => {
    const messages = await notTakenOver(files);
    expect(messages).toEqual([expect.stringMatching(why)]);
    expect(messages[0]).toContain(`"${key}" is not imported: `);
  });
});

describe('nothing is reported about a key', () => {
  it.each([
    ['that the package does not set', legacy('')],
    ['that the package does not set in 2025-09', newest('')],
    [
      'with the default of the format',
      legacy('limits: { time_limit: 1, time_multiplier: 5, time_safety_margin: 2 }\n'),
    ],
    [
      'with the default of the format in 2025-09',
      newest(
        'limits: { time_limit: 1, time_multipliers: { ac_to_time_limit: 2, time_limit_to_tle: 1.5 } }\n',
      ),
    ],
    ['that infers the time limit', legacy('limits: { time_multiplier: 3 }\n')],
    ['that allows what is allowed', newest('allow_file_writing: true\nlimits: { code: 256 }\n')],
    [
      'that the format ignores next to a time limit',
      newest('limits: { time_limit: 1, time_resolution: 2 }\n'),
    ],
  ])('%s', async (_what, files) => {
    expect(await notTakenOver(files)).toEqual([]);
  });
});

describe('a bounded limit is reported:', () => {
  const bounded = async (limits: string, code: string): Promise<string[]> =>
    omitted(await importFiles(legacy(`limits: { time_limit: 1, ${limits} }\n`)), code);

  it('the memory of programs', async () => {
    expect(await bounded('memory: 8', 'MEMORY_BOUNDED')).toEqual([
      '8 MiB of memory are bounded to 16 MiB here',
    ]);
    expect(await bounded('memory: 16', 'MEMORY_BOUNDED')).toEqual([]);
  });

  it('time and memory of validators', async () => {
    expect(await bounded('validation_time: 90, validation_memory: 8192', 'VALIDATION_BOUNDED')).toEqual([
      '"limits.validation_time" is bounded to 60000 ms here',
      '"limits.validation_memory" is bounded to 4096 MiB here',
    ]);
    expect(await bounded('validation_time: 60, validation_memory: 4096', 'VALIDATION_BOUNDED')).toEqual([]);
    expect(await bounded('validation_time: 0.01, validation_memory: 32', 'VALIDATION_BOUNDED')).toEqual([
      '"limits.validation_time" is bounded to 100 ms here',
      '"limits.validation_memory" is bounded to 64 MiB here',
    ]);
  });
});
