import { describe, expect, it } from '@jest/globals';
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

  it('refuses what is not yet available, and warns of points that cannot be won', () => {
    expect(codes({ checker: { type: 'custom', path: 'tests/check.py' } })).toEqual([
      'error CHECKER_UNAVAILABLE',
    ]);
    expect(codes({ checker: { type: 'interactive', path: 'tests/talk.py' } })).toEqual([
      'error CHECKER_UNAVAILABLE',
    ]);
    expect(codes({ shape: 'repair' })).toEqual(['error SHAPE_UNAVAILABLE']);
    expect(codes({ speed: { family: 'random', sizes: { python: 10 } } })).toEqual([
      'warning SPEED_UNAVAILABLE',
    ]);
    expect(codes({ speed: { family: 'nobody', sizes: { python: 10 } } })).toContain('error FAMILY_UNKNOWN');
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
