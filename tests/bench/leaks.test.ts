import { describe, expect, it } from 'vitest';
import { lookForLeaks } from '../support/site/worker-leaks.js';

const SUBMISSIONS = Number(process.env['HONE_LEAK_SUBMISSIONS'] || 1_000);
/** Keep-alive connections come and go. */
const SPARE_DESCRIPTORS = 16;
/** A waiting box: its stream, and the file with its memory usage. */
const DESCRIPTORS_OF_BOX = 2;

const say = (line: string) => process.stdout.write(`${line}\n`);

describe('a worker that has graded a thousand submissions', () => {
  it('holds no more than before, and leaves nothing when it ends', async () => {
    const report = await lookForLeaks(SUBMISSIONS, say);
    say(`leaks: ${JSON.stringify(report, null, 2)}`);
    const { statuses, before, after, memoryMiB, left } = report;
    expect(Object.keys(statuses).filter((status) => status.startsWith('voided'))).toEqual([]);
    expect(after.descriptors).toBeLessThanOrEqual(
      before.descriptors + DESCRIPTORS_OF_BOX * Math.max(0, after.boxes - before.boxes) + SPARE_DESCRIPTORS,
    );
    expect(memoryMiB.after - memoryMiB.before).toBeLessThan(32);
    expect(left).toEqual([]);
  }, 3_600_000);
});
