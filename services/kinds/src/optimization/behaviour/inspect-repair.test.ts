import { describe, expect, it } from 'vitest';
import type { Manifest } from '@hone/contracts';
import type { OptimizationDefinition } from '../definition.js';
import { definition, packageOf } from '../scripted-session.fixture.js';
import { inspectRepair } from './inspect-repair.js';
import { repairDefinition, repairFiles, repairManifest } from './scripted-tests.fixture.js';

const speed = { family: 'random', sizes: { python: 10, javascript: 10 } };
const findings = (
  changes: Partial<OptimizationDefinition> = {},
  files: Readonly<Record<string, string>> = repairFiles,
  manifest: Partial<Manifest> = {},
) =>
  inspectRepair(packageOf(files, { ...repairManifest, ...manifest }), {
    ...repairDefinition,
    speed,
    ...changes,
  });
const codes = (...given: Parameters<typeof findings>) => findings(...given).map(({ code }) => code);
const without = (...prefixes: string[]) =>
  Object.fromEntries(
    Object.entries(repairFiles).filter(([path]) => !prefixes.some((prefix) => path.startsWith(prefix))),
  );

describe('inspecting a repair', () => {
  it('has nothing to say about a complete one', () => {
    expect(findings()).toEqual([]);
  });

  it('rejects behaviour tests in a program', () => {
    expect(codes({ shape: 'program' })).toEqual(['BEHAVIOUR_SHAPE']);
    expect(inspectRepair(packageOf(), definition)).toEqual([]);
  });

  it('names each language that lacks tests', () => {
    const messages = findings({ behaviour: { python: 'tests/none' } }).map(({ message }) => message);
    expect(messages).toEqual([
      'there is no behaviour test in python',
      'behaviour names no folder of tests for javascript',
    ]);
    const extra = { ...repairDefinition.behaviour, go: 'tests/behaviour/python' };
    expect(codes({ behaviour: extra })).toEqual(['LANGUAGE_UNDECLARED']);
  });

  it('names files among the tests that are no tests', () => {
    const files = { ...repairFiles, 'tests/behaviour/python/data.json': '{}' };
    expect(findings({}, files)).toEqual([
      {
        severity: 'error',
        code: 'BEHAVIOUR_TEST',
        path: 'tests/behaviour/python/data.json',
        message: 'no test in python: it is no python file; shared ones begin with "_"',
      },
    ]);
  });

  it('needs a correctness group without points and a measured speed', () => {
    const [correct, measured] = repairManifest.groups as [Manifest['groups'][0], Manifest['groups'][0]];
    const weighty = { groups: [{ ...correct, weight: 40 }, measured] };
    expect(codes({}, repairFiles, weighty)).toEqual(['REPAIR_WEIGHT']);
    expect(codes({ speed: undefined })).toEqual(['REPAIR_UNMEASURED']);
    expect(codes({}, repairFiles, { groups: [correct] })).toEqual(['REPAIR_UNMEASURED']);
  });

  it('needs a code base of several files whose main file stays as it is', () => {
    const small = findings({}, without('starter/javascript/src'));
    expect(small.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'STARTER_SMALL the code base in javascript needs at least 2 files, it has 1',
      'STARTER_CLOSED submit lets a learner change no file of the code base in javascript',
    ]);
    expect(codes({}, repairFiles, { submit: ['**'] })).toEqual(['STARTER_OPEN', 'STARTER_OPEN']);
  });

  it('keeps the ids of behaviour tests free', () => {
    const families = [{ id: 'behaviour-rounds', group: 'correct', weight: 1, sizes: [1] }];
    expect(codes({ families })).toEqual(['FAMILY_RESERVED']);
  });
});
