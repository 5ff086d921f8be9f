import { describe, expect, it } from '@jest/globals';
import { createProcessCoreLocks } from './core-locks.process.js';
import { createSocketCoreLocks, parseTaken } from './core-locks.socket.js';

const NEVER = new AbortController().signal;
/** No machine has this many cores: nobody else locks these. */
const CORE = 700_000 + process.pid;
const OTHER = CORE + 100_000_000;

describe.each([
  { adapter: 'sockets', create: createSocketCoreLocks },
  { adapter: 'one process', create: createProcessCoreLocks },
])('locks of cores by $adapter', ({ create }) => {
  it('are held by one at a time and free again after release', async () => {
    const locks = create();
    const held = await locks.tryTake(CORE);
    expect(held?.core).toBe(CORE);
    expect(await locks.tryTake(CORE)).toBeUndefined();
    expect([...(await locks.taken())]).toContain(CORE);
    await held?.release();
    await held?.release();
    expect([...(await locks.taken())]).not.toContain(CORE);
    const again = await locks.tryTake(CORE);
    expect(again).toBeDefined();
    await again?.release();
  });

  it('tell those who wait when one of their cores becomes free', async () => {
    const locks = create();
    const [first, second] = [await locks.tryTake(CORE), await locks.tryTake(OTHER)];
    let woken = false;
    const waiting = locks.mayBeFree([CORE, OTHER], NEVER).then(() => void (woken = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(woken).toBe(false);
    await second?.release();
    await waiting;
    await first?.release();
    await locks.mayBeFree([CORE], NEVER);
  });

  it('let go of who waits when it gives up', async () => {
    const locks = create();
    const held = await locks.tryTake(CORE);
    const giveUp = new AbortController();
    const waiting = locks.mayBeFree([CORE], giveUp.signal);
    giveUp.abort();
    await waiting;
    await held?.release();
  });
});

describe('the names of taken cores', () => {
  it('are read from what the kernel lists, padded or not, and nothing else is', () => {
    const text = [
      'Num       RefCount Protocol Flags    Type St Inode Path',
      '0000: 00000002 00000000 00010000 0001 01 1 @hone-core-3@@@@@@',
      '0000: 00000002 00000000 00010000 0001 01 2 @hone-core-12',
      '0000: 00000002 00000000 00010000 0001 01 3 /run/hone-core-5',
      '0000: 00000002 00000000 00010000 0001 01 4 @hone-core-x',
      '',
    ].join('\n');
    expect([...parseTaken(text)]).toEqual([3, 12]);
  });
});
