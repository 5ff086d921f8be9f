import { describe, expect, it } from '@jest/globals';
import { kindViewSchema } from '@hone/contracts';
import { definition, packageOf } from './scripted-session.fixture.js';
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

  it('says how each group counts', () => {
    expect(view.groupNotes).toEqual({
      correct: 'Every case must pass for these points.',
      scale:
        'Each kind of input that passes earns its share of these points. Counts only when correct passed.',
    });
  });

  it('says nothing about families, generator, references or secret cases', () => {
    const text = JSON.stringify(view);
    for (const hidden of ['tiny', 'larger', 'SOURCE', 'solutions/', 'tests/', '1001', 'generate'])
      expect(text).not.toContain(hidden);
  });
});
