import { describe, expect, it } from '@jest/globals';
import type { Manifest } from '@hone/contracts';
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

  it('refuses what is not yet available', () => {
    expect(codes({ checker: { type: 'custom', path: 'tests/check.py' } })).toEqual([
      'error CHECKER_UNAVAILABLE',
    ]);
    expect(codes({ checker: { type: 'interactive', path: 'tests/talk.py' } })).toEqual([
      'error CHECKER_UNAVAILABLE',
    ]);
    expect(codes({ shape: 'repair' })).toEqual(['error SHAPE_UNAVAILABLE']);
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

    it('refuses groups that would make the score meaningless', () => {
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
  });
});
