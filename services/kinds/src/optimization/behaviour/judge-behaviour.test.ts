import { expect, it } from 'vitest';
import { manifest, outcomeOf, type Program } from '../scripted-session.fixture.js';
import { judgeBehaviour } from './judge-behaviour.js';

const rejected = (facts: ReturnType<Program>) =>
  judgeBehaviour(
    {
      outcome: outcomeOf(facts),
      word: { accepted: false, message: 'Equal ones changed places.' },
      transcript: '',
    },
    manifest.limits,
  ).verdict;

it('a test that rejects says so, and that the program crashed if it did', () => {
  expect(rejected({})).toMatchObject({ happened: 'did not behave as the code base does' });
  expect(rejected({ status: 'runtime-error', exitCode: 1 })).toMatchObject({
    reason: 'wrong-answer',
    happened: 'did not behave as the code base does, and ended with exit code 1',
  });
});

it('a program that the test broke off is not blamed for its ending', () => {
  expect(rejected({ status: 'runtime-error', exitCode: null, signal: 9 })).toMatchObject({
    happened: 'did not behave as the code base does',
  });
});
