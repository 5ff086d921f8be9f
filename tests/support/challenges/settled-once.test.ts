import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { imagesFor, settleOnceIn, type SettleOnce } from './settled-once.js';

let file: string;
beforeEach(async () => {
  file = join(await mkdtemp(join(tmpdir(), 'hone-settled-')), 'settled.jsonl');
});
afterEach(() => rm(join(file, '..'), { recursive: true }));

const BASIS = { programs: 'p', images: { python: 'hone/python:1' } };
const SOLUTION = { what: 'a-challenge/accepted/one', kind: 'optimization', digest: 'sha256:1' } as const;

/** One test as Vitest runs it: its work, its end, and its notes about earlier runs. */
async function play(
  settleOnce: SettleOnce,
  {
    of = SOLUTION,
    fails = false,
    late = false,
  }: { of?: Parameters<SettleOnce>[1]; fails?: boolean; late?: boolean } = {},
): Promise<{ worked: boolean; taken: boolean; failedBefore: boolean }> {
  const meta: { taken?: string; failedBefore?: string } = {};
  const hooks: (() => unknown)[] = [];
  const ending = new AbortController();
  let worked = false;
  const context = {
    task: { meta },
    signal: ending.signal,
    onTestFailed: (hook: () => unknown) => void hooks.push(hook),
  } as unknown as Parameters<SettleOnce>[0];
  const done = settleOnce(context, of, async () => {
    worked = true;
    if (late) ending.abort();
    await Promise.resolve();
    if (fails) throw new Error('broken promise');
  });
  await done.catch(() => undefined);
  if (fails || late) for (const hook of hooks) hook();
  return { worked, taken: meta.taken !== undefined, failedBefore: meta.failedBefore !== undefined };
}
const again = (of: Parameters<SettleOnce>[1] = SOLUTION, basis: Record<string, unknown> = BASIS) =>
  play(
    settleOnceIn(file, () => basis),
    { of },
  );

describe('a test that an earlier part of a nightly run settled', () => {
  it('is not repeated once it passed', async () => {
    expect(await again()).toEqual({ worked: true, taken: false, failedBefore: false });
    expect(await again()).toEqual({ worked: false, taken: true, failedBefore: false });
  });

  it('is repeated after a failure, and the failure stays known', async () => {
    await play(
      settleOnceIn(file, () => BASIS),
      { fails: true },
    );
    expect(await again()).toEqual({ worked: true, taken: false, failedBefore: true });
    expect(await again()).toEqual({ worked: false, taken: true, failedBefore: true });
  });

  it('is repeated when it ended too late', async () => {
    await play(
      settleOnceIn(file, () => BASIS),
      { late: true },
    );
    expect(await again()).toMatchObject({ worked: true, failedBefore: true });
  });

  it('is repeated when the challenge, the programs, an image or the solution changed', async () => {
    await again();
    expect((await again({ ...SOLUTION, digest: 'sha256:2' })).worked).toBe(true);
    expect((await again({ ...SOLUTION, what: 'a-challenge/accepted/two' })).worked).toBe(true);
    expect((await again(SOLUTION, { ...BASIS, programs: 'q' })).worked).toBe(true);
    expect((await again(SOLUTION, { ...BASIS, images: { python: 'hone/python:2' } })).worked).toBe(true);
    expect((await again()).worked).toBe(false);
  });
});

it('depends on the images that affect an answer', () => {
  const ids = [
    'go',
    'go-service',
    'java',
    'java-service',
    'javascript-service',
    'postgresql-service',
    'porcupine',
  ];
  const images = Object.fromEntries(ids.map((id) => [id, `hone/${id}:1`]));
  const left = (...of: readonly string[]): readonly string[] => ids.filter((id) => !of.includes(id));
  const chosen = (of: Parameters<typeof imagesFor>[1]) => Object.keys(imagesFor(images, of));
  expect(chosen({ kind: 'microservices', language: 'go' })).toEqual(left('java', 'java-service'));
  expect(chosen({ kind: 'api-design' })).toEqual(ids);
  expect(chosen({ kind: 'sql', language: 'go' })).toEqual(['go', 'java', 'porcupine']);
});
