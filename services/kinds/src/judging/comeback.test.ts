import { describe, expect, it } from 'vitest';
import { awaitComeback } from './comeback.js';

/** A clock that advances by 100 ms each time it is read. */
const steps = (): (() => number) => {
  let at = 0;
  return () => (at += 100);
};

const never = (): Promise<void> => new Promise(() => undefined);
const rejecting = (): Promise<void> => Promise.reject(new Error('refused'));
const answered = (): Promise<void> => Promise.resolve();

/** A knock that ends in these ways, one after the other. */
function knocks(...endings: (() => Promise<void>)[]): () => Promise<void> {
  return () => (endings.shift() ?? answered)();
}

describe('a server that was lost', () => {
  it('is back when it answers', async () => {
    await awaitComeback(knocks(rejecting, rejecting, answered), steps(), 1_000);
  });

  it('is back when one knock has no answer and the next has', async () => {
    await awaitComeback(knocks(never, answered), () => 0, 50);
  });

  it('stays away when the time is over, for the last reason', async () => {
    await expect(awaitComeback(rejecting, steps(), 200)).rejects.toThrow('refused');
    await expect(awaitComeback(never, steps(), 20)).rejects.toThrow('did not answer');
  });
});
