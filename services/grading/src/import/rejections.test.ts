import { describe, expect, it } from 'vitest';
import { GOOD, importFiles, legacy, newest, omissions, rejections, without } from './packages.fixture.js';

const VALIDATOR = { 'output_validators/check.py': 'raise SystemExit(42)\n' };

describe('an unsupported package is rejected by name:', () => {
  const rejected: [string, Record<string, string>, RegExp][] = [
    [
      'no problem.yaml',
      without('problem.yaml'),
      /^PROBLEM_MISSING problem\.yaml: the package has no problem\.yaml$/,
    ],
    [
      'a wrong version',
      legacy('problem_format_version: 2019-01\n'),
      /^VALUE_INVALID problem\.yaml:2: "problem_format_version": this version is not supported; use legacy, legacy-icpc, 2023-07-draft, 2025-09/,
    ],
    ['broken YAML', legacy('a: [\n'), /^YAML_INVALID problem\.yaml:/],
    ['no UTF-8', { ...GOOD, 'problem.yaml': '' }, /^VALUE_INVALID problem\.yaml:1: the document/],
    [
      'an unknown validation',
      legacy('validation: custom multipass\n'),
      /^VALIDATION_UNSUPPORTED problem\.yaml: "validation": "multipass"/,
    ],
    [
      'a validation that contradicts itself',
      legacy('validation: default score\n'),
      /^VALIDATION_UNSUPPORTED problem\.yaml: "validation" must be/,
    ],
    [
      'minimizing',
      legacy('type: scoring\ngrading: { objective: min }\n'),
      /^OBJECTIVE_UNSUPPORTED problem\.yaml: "grading\.objective": "min"/,
    ],
    [
      'points of a problem that has none',
      legacy('grading: { objective: max }\n'),
      /^SCORING_UNDECLARED problem\.yaml/,
    ],
    [
      'scoring in legacy-icpc',
      legacy('problem_format_version: legacy-icpc\ntype: scoring\n'),
      /^SCORING_UNSUPPORTED problem\.yaml/,
    ],
    [
      'a limit of source that is part of the task',
      legacy('limits: { time_limit: 1, code: 127 }\n'),
      /^CODE_LIMIT_UNSUPPORTED problem\.yaml: "limits\.code": 127 KiB is not supported: programs may have 256 KiB/,
    ],
    [
      'multi-pass',
      newest('type: [interactive, multi-pass]\n', VALIDATOR),
      /^TYPE_UNSUPPORTED problem\.yaml: "type": "multi-pass"/,
    ],
    [
      'submit-answer',
      newest('type: submit-answer\n'),
      /^TYPE_UNSUPPORTED problem\.yaml: "type": "submit-answer"/,
    ],
    [
      'two types that exclude each other',
      newest('type: [pass-fail, scoring]\n'),
      /^TYPE_UNSUPPORTED problem\.yaml/,
    ],
    [
      'no test case at all',
      { 'problem.yaml': GOOD['problem.yaml'] ?? '', 'submissions/accepted/a.py': '' },
      /^DATA_MISSING data: the package has no test cases/,
    ],
    [
      'no accepted submission',
      without('submissions/accepted/echo.py'),
      /^ACCEPTED_MISSING submissions\/accepted: there is no accepted submission/,
    ],
    ['a validator that is missing', legacy('validation: custom\n'), /^VALIDATOR_MISSING output_validators/],
    [
      'an interactive validator that is missing',
      newest('type: interactive\n'),
      /^VALIDATOR_MISSING output_validator:/,
    ],
    [
      'several validators',
      legacy('validation: custom\n', { ...VALIDATOR, 'output_validators/other.py': '' }),
      /^VALIDATORS_SEVERAL output_validators: one output validator is supported, and there are 2: check\.py, other\.py$/,
    ],
    [
      'a validator in Python 2',
      legacy('validation: custom\n', { 'output_validators/v.py': '#!/usr/bin/env python2' }),
      /^VALIDATOR_LANGUAGE output_validators\/v\.py/,
    ],
    [
      'a validator in no known language',
      legacy('validation: custom\nlimits: { time_limit: 1 }\n', { 'output_validators/v.hs': 'x' }),
      /^VALIDATOR_MISSING tests\/validator: the language of tests\/validator is unknown/,
    ],
    [
      'a flag that the default validator does not have',
      legacy('validator_flags: fuzzy\nlimits: { time_limit: 1 }\n'),
      /^FLAG_UNKNOWN challenge\.yml: "fuzzy" is no flag/,
    ],
    [
      'a case without an answer',
      { ...GOOD, 'data/secret/3.in': '1' },
      /^CASE_UNPAIRED data\/secret\/3\.in: its folder has no 3\.ans$/,
    ],
    [
      'an answer without a case',
      { ...GOOD, 'data/sample/3.ans': '1' },
      /^CASE_UNPAIRED data\/sample\/3\.ans: its folder has no 3\.in/,
    ],
    [
      'files of a case',
      newest('', { 'data/secret/2.files/x.txt': 'x' }),
      /^CASE_FILES_UNSUPPORTED data\/secret\/2\.files/,
    ],
    [
      'a custom grader',
      { ...GOOD, 'data/testdata.yaml': 'grading: custom\n' },
      /^GRADER_UNSUPPORTED data\/testdata\.yaml: "grading": "custom"/,
    ],
    [
      'an unknown grader flag',
      { ...GOOD, 'data/secret/testdata.yaml': 'grader_flags: best_error\n' },
      /^GRADER_FLAG_UNKNOWN data\/secret\/testdata\.yaml: "grader_flags": "best_error"/,
    ],
    [
      'scores of a problem that has none',
      { ...GOOD, 'data/testdata.yaml': 'accept_score: 3\n' },
      /^SCORING_UNDECLARED data\/testdata\.yaml/,
    ],
    [
      'an invalid range',
      legacy('type: scoring\n', { 'data/testdata.yaml': 'range: 5 to 3\n' }),
      /^RANGE_INVALID data\/testdata\.yaml: "range": "5 to 3"/,
    ],
    [
      'a scoring validator without a range',
      legacy('type: scoring\nvalidation: custom score\n', VALIDATOR),
      /^RANGE_MISSING data\/secret\/testdata\.yaml/,
    ],
    [
      'unbounded points',
      newest('type: scoring\n', { 'data/secret/test_group.yaml': 'max_score: unbounded\n' }),
      /^GROUP_UNSUPPORTED data\/secret\/test_group\.yaml: "max_score": "unbounded"/,
    ],
    [
      'groups within groups',
      newest('', {
        ...group('a/b'),
        'data/secret/2.in': '',
        'data/secret/a/b/test_group.yaml': 'args: []\n',
      }),
      /^GROUP_UNSUPPORTED data\/secret/,
    ],
    [
      'static validation',
      newest('type: scoring\n', { 'data/secret/test_group.yaml': 'static_validation_score: 5\n' }),
      /^STATIC_UNSUPPORTED data\/secret\/test_group\.yaml/,
    ],
    [
      'points of a group that passes or fails',
      newest('', { 'data/secret/test_group.yaml': 'max_score: 5\n' }),
      /^SCORING_UNDECLARED data\/secret\/test_group\.yaml: "max_score"/,
    ],
    [
      'points of samples',
      newest('type: scoring\n', { 'data/sample/test_group.yaml': 'max_score: 5\n' }),
      /^GROUP_UNSUPPORTED data\/sample\/test_group\.yaml: "max_score" is not permitted/,
    ],
    ['a time limit that is none', { ...legacy(''), '.timelimit': 'soon' }, /^TIME_LIMIT_INVALID \.timelimit/],
    [
      'a time limit out of range',
      legacy('limits: { time_limit: 61 }\n'),
      /^TIME_LIMIT_BEYOND problem\.yaml: a time limit of 61000 ms; 50 to 60000 ms are possible$/,
    ],
    [
      'a statement like a bomb',
      { ...GOOD, 'problem_statement/problem.en.tex': 'x'.repeat(300_000) },
      /^STATEMENT_TOO_LARGE problem_statement\/problem\.en\.tex/,
    ],
  ];

  it.each(rejected)('%s', async (_what, files, message) => {
    const [first, ...others] = rejections(await importFiles(files));
    expect(first).toMatch(message);
    expect(others.length).toBeLessThan(4);
  });
});

describe('oddities outside the task are reported, and the rest is imported:', () => {
  const reported: [string, Record<string, string>, RegExp][] = [
    [
      'an unknown key',
      legacy('limits: { time_limit: 1 }\ncolour: red\n'),
      /^KEY_UNKNOWN problem\.yaml:3: unknown key "colour"/,
    ],
    [
      'a misspelt key',
      legacy('limits: { time_limit: 1, time_multipler: 2 }\n'),
      /^KEY_UNKNOWN problem\.yaml:2: unknown key "limits\.time_multipler"; did you mean "time_multiplier"\?; it is ignored$/,
    ],
    ['a key of another version', newest('author: x\n'), /^KEY_UNKNOWN problem\.yaml:5: unknown key "author"/],
    [
      'an unknown key of a group',
      { ...GOOD, 'data/secret/testdata.yaml': '\non_rejct: break\n' },
      /^KEY_UNKNOWN data\/secret\/testdata\.yaml:2: unknown key "on_rejct"; did you mean "on_reject"\?/,
    ],
    [
      'an unknown key of a case',
      newest('', { 'data/secret/2.yaml': 'argz: []\n' }),
      /^KEY_UNKNOWN data\/secret\/2\.yaml:1: unknown key "argz"; did you mean "args"\?/,
    ],
    [
      'an unknown verdict in submissions.yaml',
      newest('', { 'submissions/submissions.yaml': 'accepted: { permitted: [OK] }\n' }),
      /^VALUE_INVALID submissions\/submissions\.yaml:1: "accepted\.permitted\.0".*; the file is ignored$/,
    ],
    [
      'an unknown key in submissions.yaml',
      newest('', { 'submissions/submissions.yaml': 'accepted:\n  permited: {}\n' }),
      /^KEY_UNKNOWN submissions\/submissions\.yaml:2: unknown key "accepted\.permited".*; it is ignored$/,
    ],
    [
      'a folder without a known verdict',
      { ...GOOD, 'submissions/funny/a.py': 'print(1)' },
      /^VERDICT_UNKNOWN submissions\/funny\/a\.py: left out: "funny" is not the folder of one verdict/,
    ],
    [
      'a folder of mixed verdicts without a tag',
      { ...GOOD, 'submissions/mixed/a.py': 'print(1)' },
      /^VERDICT_UNKNOWN submissions\/mixed\/a\.py: left out: "mixed" is not the folder of one verdict/,
    ],
    [
      'a tag without a known verdict',
      { ...GOOD, 'submissions/accepted/a.py': '# @EXPECTED_RESULTS@: PERFECT' },
      /^VERDICT_UNKNOWN submissions\/accepted\/a\.py: left out: @EXPECTED_RESULTS@ "PERFECT"/,
    ],
  ];

  it.each(reported)('%s', async (_what, files, message) => {
    const result = await importFiles(files);
    expect(rejections(result)).toEqual([]);
    const said = result.skipped
      .filter(({ code }) => code !== 'STATEMENT_MISSING')
      .map(({ code, path, message: text }) => `${code} ${path}: ${text}`);
    expect(said).toContainEqual(expect.stringMatching(message));
    expect(said).toHaveLength(1);
  });

  it('a submission in a folder of mixed verdicts that has a tag is kept', async () => {
    const tagged = { 'submissions/mixed/late.py': '# @EXPECTED_RESULTS@: TIMELIMIT\n' };
    const result = await importFiles({ ...GOOD, ...tagged });
    expect(omissions(result)).toEqual([]);
    expect(result.ok && [...result.files.keys()]).toContain('solutions/slow/late-py/late.py');
  });
});

function group(path: string): Record<string, string> {
  return { [`data/secret/${path}/5.in`]: '5\n', [`data/secret/${path}/5.ans`]: '5\n' };
}
