import { expect, it } from 'vitest';
import { withoutContent } from './job-facts.js';

const ORDER = {
  v: 1,
  submission: 's',
  attempt: 2,
  challenge: { slug: 'sum', version: 1, digest: 'sha256:0' },
  language: 'python',
  mode: 'run',
  files: [{ path: 'main.py', content: 'secret code' }],
  input: 'secret input',
  entry: 'main.py',
  seed: 'secret seed',
  trace: { requestId: 'r', traceparent: '00-x' },
};

it('shows which attempt a job is for, and nothing that a learner wrote or that hidden data derive from', () => {
  const shown = withoutContent(ORDER);
  expect(shown).toMatchObject({ submission: 's', attempt: 2, files: '1 files, not shown' });
  expect(JSON.stringify(shown)).not.toMatch(/secret/);
});

it('shows how an attempt ended, and not what programs printed', () => {
  const judgement = { verdict: 'rejected', reason: 'wrong-answer', checks: [{ evidence: 'secret output' }] };
  const report = {
    v: 1,
    submission: 's',
    attempt: 2,
    judgement: { outcome: 'judged', judgement, events: [{ data: 'secret event' }], epoch: 'e' },
    environment: { worker: 'w', engine: 'docker', kernel: '6', seed: 'secret seed' },
  };
  const shown = withoutContent(report);
  expect(shown).toMatchObject({
    judgement: { judgement: { verdict: 'rejected' } },
    environment: { worker: 'w' },
  });
  expect(JSON.stringify(shown)).not.toMatch(/secret/);
});

it('hides unknown fields', () => {
  expect(JSON.stringify(withoutContent({ content: 'secret' }))).not.toMatch(/secret/);
  expect(withoutContent(null)).toEqual({ note: 'not shown: the job was written by another version' });
});
