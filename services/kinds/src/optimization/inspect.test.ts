import { describe, expect, it } from 'vitest';
import type { Manifest } from '@hone/contracts';
import { dataNodeSchema } from './data-definition.js';
import type { OptimizationDefinition } from './definition.js';
import { inspectOptimization } from './inspect.js';
import { definition, manifest, packageFiles, packageOf } from './scripted-session.fixture.js';

const codes = (
  changes: Partial<OptimizationDefinition>,
  files: Record<string, string> = {},
  own = manifest,
) =>
  inspectOptimization(packageOf({ ...packageFiles, ...files }, own), { ...definition, ...changes }).map(
    ({ severity, code }) => `${severity} ${code}`,
  );
const family = (id: string, group = 'correct') => ({ id, group, weight: 1, sizes: [1] });
const without = (path: string): Record<string, string> => {
  const { [path]: _gone, ...rest } = packageFiles;
  return rest;
};

describe('inspecting an optimization challenge', () => {
  it('has nothing to say about a good one', () => {
    expect(codes({})).toEqual([]);
  });

  it('finds rules of checks that do not exist, and passAt of checks that are not measured', () => {
    const rule = 'Sums fit in 64 bits.';
    expect(codes({ rules: { secret: { rule }, 'sample-2': { rule } } })).toEqual([]);
    expect(codes({ rules: { tiny: { rule } } })).toEqual(['error RULE_UNKNOWN']);
    expect(codes({ rules: { secret: { passAt: 0.9 } } })).toEqual(['error PASS_AT_UNMEASURED']);
  });

  it('asks of a repair what only a repair needs', () => {
    expect(codes({ shape: 'repair' })).toContain('error BEHAVIOUR_MISSING');
  });

  it('finds validators that are missing, and flags that mean nothing', () => {
    const program = { flags: [], cpuMs: 1000, memoryMiB: 64 };
    expect(codes({ checker: { type: 'custom', path: 'tests/check.py', ...program } })).toEqual([
      'error VALIDATOR_MISSING',
    ]);
    const files = { 'tests/check.py': 'raise SystemExit(42)', 'tests/odd/NOTES': '' };
    expect(codes({ checker: { type: 'interactive', path: 'tests/check.py', ...program } }, files)).toEqual(
      [],
    );
    expect(codes({ checker: { type: 'custom', path: 'tests/odd', ...program } }, files)).toEqual([
      'error VALIDATOR_MISSING',
    ]);
    expect(codes({ checker: { type: 'icpc', flags: ['float_tolerance', '1e-6'] } })).toEqual([]);
    expect(codes({ checker: { type: 'icpc', flags: ['float_tolerance', 'much'] } })).toEqual([
      'error FLAG_UNKNOWN',
    ]);
    expect(codes({ checker: { type: 'icpc', flags: ['ignore_everything'] } })).toEqual([
      'error FLAG_UNKNOWN',
    ]);
  });

  it('needs a generator and a reference as soon as there are families', () => {
    expect(codes({ generator: undefined })).toEqual(['error FAMILY_UNMADE']);
    expect(codes({ reference: {} })).toEqual(['error FAMILY_UNMADE']);
  });

  it('finds groups of fixed cases that have none, clash, or require what comes later', () => {
    const tree = (changes: object) =>
      dataNodeSchema.parse({ name: 'one', folder: 'tests/secret', ...changes });
    const data = (id: string, changes: object, group = 'correct') => ({
      id,
      group,
      weight: 1,
      tree: tree(changes),
    });
    expect(codes({ data: [data('one', {})] })).toEqual([]);
    expect(codes({ data: [data('one', { folder: 'tests/none' })] })).toEqual(['error CASES_MISSING']);
    expect(codes({ data: [data('one', { folder: 'tests/samples' })] })).toEqual(['error SECRET_VISIBLE']);
    expect(codes({ data: [data('tiny', {})] })).toEqual(['error DATA_DUPLICATE']);
    expect(codes({ data: [data('one', {}, 'nowhere')] })).toEqual(['error GROUP_UNKNOWN']);
    expect(codes({ data: [data('one', { requires: ['two'] }), data('two', { name: 'two' })] })).toEqual([
      'error DATA_REQUIRES',
    ]);
    expect(
      codes({ data: [data('one', {}), data('two', { name: 'two', requires: ['one', 'sample'] })] }),
    ).toEqual([]);
  });

  it('finds cases that are missing, unpaired or not as hidden as they should be', () => {
    expect(codes({ samples: 'tests/elsewhere' })).toEqual(['error CASES_MISSING']);
    expect(codes({}, { 'tests/samples/3.in': '1' })).toEqual(['error CASE_UNPAIRED']);
    expect(codes({}, { 'tests/secret/b.ans': '1' })).toEqual(['error CASE_UNPAIRED']);
    expect(codes({ secret: 'tests/samples' })).toEqual(['error SECRET_VISIBLE']);
  });

  it('finds families without a group, groups without a family, and ids that clash', () => {
    expect(codes({ families: [...definition.families, family('odd', 'nowhere')] })).toEqual([
      'error GROUP_UNKNOWN',
    ]);
    expect(codes({ families: [family('tiny')] })).toEqual(['error GROUP_EMPTY']);
    expect(codes({ families: [] })).toEqual(['error GROUP_EMPTY', 'error FAMILY_MISSING']);
    expect(codes({ families: [family('big', 'scale')] })).toEqual(['error FAMILY_MISSING']);
    expect(codes({ families: [...definition.families, family('tiny')] })).toEqual(['error FAMILY_DUPLICATE']);
    for (const id of ['secret', 'custom', 'sample-1', 'correct'])
      expect(codes({ families: [...definition.families, family(id)] })).toEqual(['error FAMILY_RESERVED']);
  });

  describe('that measures speed', () => {
    const sizes = { python: 10, javascript: 10 };
    const baseline = definition.reference;
    const measured = (changes: Partial<Manifest['groups'][number]> = {}): Manifest => ({
      ...manifest,
      groups: [
        ...manifest.groups,
        { id: 'speed', title: 'Speed', weight: 5, aggregate: 'sum', requires: ['correct'], ...changes },
      ],
    });
    const complete = { speed: { family: 'random', sizes }, baseline };

    it('has nothing to say when every language has all it needs', () => {
      expect(codes(complete, {}, measured())).toEqual([]);
      expect(codes({ ...complete, growth: { families: ['tiny'] } }, {}, measured())).toEqual([]);
    });

    it('warns when no group takes the speed, so that it is not measured', () => {
      expect(codes(complete)).toEqual(['warning SPEED_UNGRADED']);
    });

    it('names each language that lacks something, and what', () => {
      const findings = inspectOptimization(packageOf(packageFiles, measured()), {
        ...definition,
        speed: { family: 'random', sizes: { python: 10 } },
        baseline: { javascript: 'solutions/accepted/sum-js' },
      });
      expect(findings.map(({ message }) => message)).toEqual([
        'speed cannot be measured in python: it lacks a baseline',
        'speed cannot be measured in javascript: it lacks a size in speed',
      ]);
    });

    it('rejects a checker that is a program, as it compares nothing with the reference', () => {
      const program = { path: 'tests/generate.py', flags: [], cpuMs: 1, memoryMiB: 1 };
      const checker = { type: 'custom' as const, ...program };
      expect(codes({ ...complete, checker }, {}, measured())).toEqual(['error SPEED_CHECKER']);
    });

    it('rejects groups that would make the score meaningless', () => {
      expect(codes(complete, {}, measured({ requires: [] }))).toEqual(['error SPEED_UNGATED']);
      expect(codes(complete, {}, measured({ aggregate: 'all' }))).toEqual(['error SPEED_AGGREGATE']);
      const after = {
        id: 'scale',
        title: 'Scale',
        weight: 1,
        aggregate: 'sum' as const,
        requires: ['speed'],
      };
      const groups = [...measured().groups.filter(({ id }) => id !== 'scale'), after];
      expect(codes(complete, {}, { ...manifest, groups })).toEqual(['error SPEED_REQUIRED']);
    });

    it('finds families that do not exist, and growth without speed', () => {
      const nobody = { speed: { family: 'nobody', sizes }, baseline, growth: { families: ['nothing'] } };
      expect(codes(nobody, {}, measured())).toEqual(['error FAMILY_UNKNOWN', 'error FAMILY_UNKNOWN']);
      expect(codes({ growth: { families: ['tiny'] } })).toEqual(['error GROWTH_WITHOUT_SPEED']);
    });
  });

  describe('that scores memory', () => {
    const memory = { family: 'random', sizes: { python: 10, javascript: 10 }, full: 1.5, none: 6 };
    const scored = (requires: string[]): Manifest => ({
      ...manifest,
      groups: [...manifest.groups, { id: 'memory', title: 'Memory', weight: 5, aggregate: 'sum', requires }],
    });

    it('has nothing to say when every language has a reference and a size', () => {
      expect(codes({ memory }, {}, scored(['correct', 'scale']))).toEqual([]);
    });

    it('finds what is missing, as with speed', () => {
      expect(codes({ memory })).toEqual(['warning MEMORY_UNGRADED']);
      expect(codes({ memory }, {}, scored([]))).toEqual(['error MEMORY_UNGATED']);
      const nobody = { memory: { ...memory, family: 'nobody', sizes: { python: 10 } } };
      expect(codes(nobody, {}, scored(['correct']))).toEqual([
        'error FAMILY_UNKNOWN',
        'error MEMORY_INCOMPLETE',
      ]);
    });
  });

  it('finds programs that do not exist or do not say where they begin', () => {
    const inspect = (files: Record<string, string>, changes: Partial<OptimizationDefinition> = {}) =>
      inspectOptimization(packageOf(files), { ...definition, ...changes }).map(({ code }) => code);
    expect(inspect(without('tests/generate.py'))).toEqual(['GENERATOR_MISSING']);
    expect(inspect(without('solutions/accepted/sum-python/main.py'))).toEqual(['SOLUTION_MISSING']);
    expect(inspect(packageFiles, { reference: { cobol: 'solutions/accepted/sum-python' } })).toEqual([
      'LANGUAGE_UNDECLARED',
    ]);
    const many = { ...packageFiles, 'solutions/slow/many/a.js': '', 'solutions/slow/many/b.js': '' };
    expect(inspect(many, { baseline: { javascript: 'solutions/slow/many' } })).toEqual(['ENTRY_MISSING']);
    const named = { ...many, 'solutions/slow/many/main.js': '' };
    expect(inspect(named, { baseline: { javascript: 'solutions/slow/many' } })).toEqual([]);
  });
});
