import { cpus } from 'node:os';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Box, RunOutcome } from '@hone/contracts/sandbox';
import { CANDIDATE } from '../support/sandbox/sandbox.js';
import { useSandbox } from '../support/sandbox/suite-sandbox.js';
import { spinInBoxes } from '../support/sandbox/spinning-boxes.js';

vi.setConfig({ testTimeout: 120_000 });

/** Half a second of work fits into the limit with a whole core, but not with half a core. */
const LIMITS = { cpuMs: 4000, wallMs: 900, stdoutBytes: 1000, stderrBytes: 1000 };
const PROGRAM = `
import sys, time
if sys.argv[1] == 'works':
    while time.process_time() < 0.5: pass
else:
    time.sleep(60)
`;

let box: Box;
let endLoad: () => Promise<unknown>;
useSandbox(async (sandbox) => {
  box = await sandbox.open({ runtime: 'python', ...CANDIDATE });
  await box.put([{ path: 'main.py', content: Buffer.from(PROGRAM) }]);
  await box.compile('main.py');
});
beforeEach(async () => {
  endLoad = await spinInBoxes(2 * cpus().length);
});
afterEach(async () => {
  await endLoad();
});

const run = (what: string): Promise<RunOutcome> => box.run({ args: [what], limits: LIMITS });

describe('on a machine whose cores are busy', () => {
  it('a program that works is credited the time for which it waited', async () => {
    const outcome = await run('works');
    expect([outcome.status, outcome.limit]).toEqual(['exited', undefined]);
    expect(outcome.usage.wallMs).toBeGreaterThan(LIMITS.wallMs);
    expect(outcome.usage.wallMs).toBeLessThan(3 * LIMITS.wallMs);
  });

  it('a program that sleeps is not', async () => {
    const outcome = await run('sleeps');
    expect([outcome.status, outcome.limit]).toEqual(['time-limit', 'wall']);
    expect(outcome.usage.wallMs).toBeLessThan(1.5 * LIMITS.wallMs);
  });

  it('the same holds for programs that are started', async () => {
    const start = (what: string) => box.start({ args: [what], limits: LIMITS });
    const works = await start('works');
    expect(await works.exited).toMatchObject({ status: 'exited' });
    const sleeps = await start('sleeps');
    expect(await sleeps.exited).toMatchObject({ status: 'time-limit', limit: 'wall' });
  });
});
