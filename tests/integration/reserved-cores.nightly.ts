import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Box } from '@hone/contracts/sandbox';
import type { DockerSandbox } from '@hone/sandbox';
import { CANDIDATE, GENEROUS, openTestSandbox, textOf } from '../support/sandbox/sandbox.js';

const CORES = 'import os\nprint(*sorted(os.sched_getaffinity(0)))\n';

/** The cores that a program in the box may use. */
async function coresOf(box: Box): Promise<string> {
  return textOf((await box.run({ limits: GENEROUS })).stdout).trim();
}

async function openBoxes(sandbox: DockerSandbox, count: number): Promise<Box[]> {
  return await Promise.all(
    Array.from({ length: count }, async () => {
      const box = await sandbox.open({ runtime: 'python', ...CANDIDATE });
      await box.put([{ path: 'main.py', content: Buffer.from(CORES) }]);
      await box.compile('main.py');
      return box;
    }),
  );
}

describe('reserved cores on a real engine', () => {
  let sandbox: DockerSandbox;
  let other: DockerSandbox;
  let cores: number;

  beforeAll(async () => {
    [sandbox, other] = await Promise.all([openTestSandbox(), openTestSandbox()]);
    cores = sandbox.engine.cpus;
  }, 120_000);
  afterAll(async () => {
    await Promise.all([sandbox.close(), other.close()]);
  });

  /** Puts one of the boxes on each core that can be reserved. */
  async function spread(boxes: readonly Box[]): Promise<void> {
    const held = await Promise.all(boxes.map(() => sandbox.reserveCore()));
    await Promise.all(held.map((reserved, at) => reserved.pin(boxes[at] as Box)));
    await Promise.all(held.map((reserved) => reserved.release()));
  }

  it('bind boxes to the core, keep all others off it, and release them afterwards', async () => {
    const [own, theirs] = (await openBoxes(sandbox, 2)) as [Box, Box];
    const neighbours = await openBoxes(sandbox, Math.max(1, cores - 1));
    await spread(neighbours);
    const reserved = await sandbox.reserveCore();
    await reserved.pin(own);
    await reserved.pin(theirs);
    expect([await coresOf(own), await coresOf(theirs)]).toEqual([
      String(reserved.core),
      String(reserved.core),
    ]);
    // Enough boxes that some would use this core if nobody kept them off it.
    const late = await openBoxes(sandbox, 2 * cores);
    const others = await Promise.all([...neighbours, ...late].map(coresOf));
    const here = others.filter((core) => core === String(reserved.core));
    // With one core only, there is nowhere else to go.
    expect(here).toHaveLength(cores === 1 ? others.length : 0);
    await reserved.release();
    await reserved.release();
    expect(await coresOf(own)).toMatch(/^\d+$/);
    await Promise.all([own, theirs, ...neighbours, ...late].map((box) => box.close()));
  }, 240_000);

  it('are one submission’s at a time on the whole host', async () => {
    const held = await Promise.all(
      Array.from({ length: Math.max(1, cores - 1) }, () => sandbox.reserveCore()),
    );
    expect(new Set(held.map(({ core }) => core)).size).toBe(held.length);
    const giveUp = new AbortController();
    const given = other.reserveCore({}, giveUp.signal);
    giveUp.abort(new Error('cancelled by the learner'));
    await expect(given).rejects.toThrow('cancelled by the learner');
    let isOver = false;
    const waiting = other.reserveCore().finally(() => (isOver = true));
    // Taking a free core finishes long before a box is open.
    const [box] = (await openBoxes(other, 1)) as [Box];
    const wasOver = isOver;
    await Promise.all(held.map((reserved) => reserved.release()));
    await (await waiting).release();
    await box.close();
    expect(wasOver).toBe(false);
  }, 240_000);

  it('keep a box that is replaced after it broke', async () => {
    const [box] = (await openBoxes(sandbox, 1)) as [Box];
    const reserved = await sandbox.reserveCore();
    await reserved.pin(box);
    const bomb = 'kept = []\nwhile True:\n    kept.append(bytearray(8 * 1024 * 1024))\n';
    await box.put([{ path: 'main.py', content: Buffer.from(bomb) }]);
    expect((await box.run({ limits: GENEROUS })).status).toBe('memory-limit');
    await box.put([{ path: 'main.py', content: Buffer.from(CORES) }]);
    expect(await coresOf(box)).toBe(String(reserved.core));
    await reserved.release();
    await box.close();
  }, 240_000);

  it('divide the core as requested, and evenly afterwards', async () => {
    const boxes = await openBoxes(sandbox, 2);
    const [own, theirs] = boxes as [Box, Box];
    // CPU in the same second and a half: from the first full second on the clock that both see.
    const spin = `import time
while time.time() % 4 > 0.5: time.sleep(0.01)
began = time.process_time()
while time.time() % 4 < 2: pass
print(time.process_time() - began)
`;
    await Promise.all(boxes.map((box) => box.put([{ path: 'main.py', content: Buffer.from(spin) }])));
    const partOfOwn = async (): Promise<number> => {
      const cpu = async (box: Box) => Number(textOf((await box.run({ limits: GENEROUS })).stdout));
      const [one, two] = await Promise.all([cpu(own), cpu(theirs)]);
      return one / (one + two);
    };
    const onPlace = async (share?: number): Promise<number> => {
      const reserved = await sandbox.reserveCore();
      await Promise.all(boxes.map((box) => reserved.pin(box)));
      if (share !== undefined) await reserved.share(own, share);
      const part = await partOfOwn();
      await reserved.release();
      return part;
    };
    expect(await onPlace(1 / 4)).toBeLessThan(0.35);
    // No share is left over on the next core.
    expect(await onPlace()).toBeGreaterThan(0.4);
    await Promise.all(boxes.map((box) => box.close()));
  }, 240_000);

  it('let a run request a longer slice, where the kernel grants any', async () => {
    const [box] = (await openBoxes(sandbox, 1)) as [Box];
    // sched_getattr of x86-64 and of all newer architectures; the slice is at offset 24.
    const ask = `import ctypes, platform, struct
got = ctypes.create_string_buffer(48)
number = 315 if platform.machine() == 'x86_64' else 275
print(ctypes.CDLL(None).syscall(number, 0, got, 48, 0), struct.unpack_from('Q', got, 24)[0])
`;
    await box.put([{ path: 'main.py', content: Buffer.from(ask) }]);
    const sliceOf = async (sliceMs?: number) =>
      textOf(
        (await box.run({ limits: GENEROUS, ...(sliceMs === undefined ? {} : { sliceMs }) })).stdout,
      ).trim();
    const [major = 0, minor = 0] = sandbox.engine.kernel.split('.').map(Number);
    const granted = major > 6 || (major === 6 && minor >= 12);
    expect(await sliceOf(40)).toBe(granted ? '0 40000000' : '0 0');
    expect(await sliceOf()).not.toBe('0 40000000');
    await box.close();
  }, 240_000);

  it('let the limit of a running program be lowered, and never raised', async () => {
    const [box] = (await openBoxes(sandbox, 1)) as [Box];
    await box.put([{ path: 'main.py', content: Buffer.from('while True: pass\n') }]);
    const spin = async (cpuMs: number, lowerCpuMs: Promise<number>) =>
      await box.run({ limits: { ...GENEROUS, cpuMs, wallMs: 20_000 }, lowerCpuMs });
    const fallen = await spin(10_000, delay(300, 600));
    expect(fallen).toMatchObject({ status: 'time-limit', limit: 'cpu' });
    expect(fallen.usage.cpuMs).toBeGreaterThanOrEqual(600);
    expect(fallen.usage.cpuMs).toBeLessThan(900);
    // Ends at once where it has used more already.
    expect((await spin(10_000, delay(700, 1))).usage.cpuMs).toBeLessThan(1_500);
    const kept = await spin(400, delay(100, 10_000));
    expect(kept).toMatchObject({ status: 'time-limit', limit: 'cpu' });
    expect(kept.usage.cpuMs).toBeLessThan(700);
    await box.close();
  }, 240_000);

  it('reject a box of another sandbox', async () => {
    const [box] = (await openBoxes(other, 1)) as [Box];
    const reserved = await sandbox.reserveCore();
    const script = { ...box };
    await expect(reserved.pin(script)).rejects.toThrow('only a box of this sandbox');
    await expect(reserved.share(script, 1)).rejects.toThrow('only a box of this sandbox');
    await reserved.release();
    await box.close();
  }, 240_000);
});
