import type { Box } from '@hone/contracts/sandbox';
import { CANDIDATE, GENEROUS, openTestSandbox } from './sandbox.js';

const HOUR_MS = 3_600_000;

/** Spins in n boxes of a separate sandbox; call the result to end that, which returns the sandbox's worker id. */
export async function spinInBoxes(count: number): Promise<() => Promise<string>> {
  const sandbox = await openTestSandbox();
  const boxes: Box[] = [];
  const runs: Promise<unknown>[] = [];
  const limits = { ...GENEROUS, cpuMs: HOUR_MS, wallMs: HOUR_MS };
  for (let made = 0; made < count; made += 1) {
    const box = await sandbox.open({ runtime: 'python', ...CANDIDATE });
    await box.put([{ path: 'main.py', content: Buffer.from('while True: pass\n') }]);
    boxes.push(box);
    runs.push(box.run({ limits }));
  }
  return async () => {
    await Promise.all(boxes.map((box) => box.close()));
    await Promise.all(runs);
    await sandbox.close();
    return sandbox.workerId;
  };
}
