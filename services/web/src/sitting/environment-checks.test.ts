import { afterEach, expect, it, vi } from 'vitest';
import { runChecks, type CheckState } from './environment-checks.js';

afterEach(() => {
  vi.useRealTimers();
});

type World = Parameters<typeof runChecks>[0];

/** A sitting whose practice challenge names its files by a pattern, as most do. */
function createWorld(sent: unknown[]): World {
  const item = {
    slug: 'price-spread',
    languages: ['python'],
    submit: ['main.*'],
    starter: {
      python: [
        { path: 'main.py', content: 'print(1)\n' },
        { path: 'notes.md', content: '' },
      ],
    },
    variant: null,
  };
  const world = {
    sitting: { id: 's', hasPractice: true },
    api: {
      getSitting: () => Promise.resolve({ serverNow: new Date().toISOString() }),
      getItem: () => Promise.resolve(item),
    },
    practice: {
      createSubmission: (body: unknown) => {
        sent.push(body);
        return Promise.resolve({ id: 'sub' });
      },
      getSubmission: () => Promise.resolve({ status: 'graded' }),
    },
    channel: {
      join: ({ onUp }: { onUp: () => void }) => {
        onUp();
        return { leave: () => undefined };
      },
    },
  };
  return world as unknown as World;
}

it('runs the files that a practice challenge accepts, and reports the result', async () => {
  vi.useFakeTimers();
  const sent: unknown[] = [];
  const states = new Map<string, CheckState['kind']>();
  const checked = runChecks(createWorld(sent), (name, { kind }) => states.set(name, kind));
  await vi.runAllTimersAsync();
  await checked;
  expect(sent).toEqual([
    {
      challenge: 'price-spread',
      language: 'python',
      mode: 'run',
      files: [{ path: 'main.py', content: 'print(1)\n' }],
    },
  ]);
  expect(states.get('sandbox')).toBe('good');
});
