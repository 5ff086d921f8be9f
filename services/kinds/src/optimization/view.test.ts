import { describe, expect, it } from 'vitest';
import { kindViewSchema } from '@hone/contracts';
import type { Checker } from './definition.js';
import { definition, manifest, packageFiles, packageOf } from './scripted-session.fixture.js';
import { viewOptimization } from './view.js';

describe('the learner’s view of an optimization challenge', () => {
  const view = viewOptimization(packageOf(), definition);

  it('has the samples with titles from their names and the author’s remarks', () => {
    expect(kindViewSchema.parse(view)).toEqual(view);
    expect(view.samples).toEqual([
      {
        id: '1-two-numbers',
        title: 'Sample 1: two numbers',
        input: '1 2',
        output: '3\n',
        note: 'One and two.',
      },
      { id: '2', title: 'Sample 2', input: '7', output: '7\n' },
    ]);
  });

  it('writes out what would hide in a sample or reorder it', () => {
    const odd = { ...packageFiles, 'tests/samples/2.ans': '7\0\u202e\n' };
    const { samples } = viewOptimization(packageOf(odd), definition);
    expect(samples[1]).toMatchObject({ output: '7␀⟨U+202E⟩\n' });
  });

  it('shows conversations of an interactive challenge, and neither its inputs nor its answers', () => {
    const checker: Checker = {
      type: 'interactive',
      path: 'tests/talk.py',
      flags: [],
      cpuMs: 1000,
      memoryMiB: 64,
    };
    const files = { ...packageFiles, 'tests/samples/2.interaction': '>7\n<right\n' };
    const shown = viewOptimization(packageOf(files), { ...definition, checker });
    expect(shown.samples).toEqual([expect.objectContaining({ id: '2', output: '>7\n<right\n' })]);
    expect(shown).not.toHaveProperty('customInput');
    expect(JSON.stringify(shown)).not.toContain('1 2');
  });

  it('says how each group counts', () => {
    expect(view.groupNotes).toEqual({
      correct: 'Every case must pass for these points.',
      scale:
        'Each kind of input that passes earns its share of these points. Counts only when “Correctness” passes.',
    });
  });

  it('says how measured groups count', () => {
    const groups = ['speed', 'memory'].map((id) => ({
      id,
      title: id,
      weight: 10,
      aggregate: 'sum' as const,
      requires: ['correct'],
    }));
    const sizes = { python: 10 };
    const measured = {
      ...definition,
      speed: { family: 'random', sizes },
      memory: { family: 'random', sizes, full: 2, none: 8 },
    };
    const notes = viewOptimization(packageOf(packageFiles, { ...manifest, groups }), measured).groupNotes;
    expect(notes?.['speed']).toMatch(/^CPU time is measured beside a reference/);
    expect(notes?.['memory']).toMatch(
      /up to 2 times what it takes, none from 8 times on\. Counts only when “correct”/,
    );
  });

  it('says nothing about families, generator, references or secret cases', () => {
    const text = JSON.stringify(view);
    for (const hidden of ['tiny', 'larger', 'SOURCE', 'solutions/', 'tests/', '1001', 'generate'])
      expect(text).not.toContain(hidden);
  });
});
