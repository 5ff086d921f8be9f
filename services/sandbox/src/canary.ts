import type { Box } from '@hone/contracts/sandbox';
import type { SmokeCase } from './runtimes/smoke-cases.js';
import { runSmokeTest } from './runtimes/smoke-test.js';
import { messageOf } from './sandbox-fault.js';

export interface CanaryResult {
  readonly ok: boolean;
  /** What was wrong. */
  readonly reason?: string;
  readonly tookMs: number;
}

/** What a canary needs of one runtime. */
export interface CanaryGround {
  readonly runtime: string;
  readonly sourceName: string;
  readonly cases: readonly SmokeCase[];
  open(): Promise<Box>;
}

/** Runs known programs in their own box: each must get its known verdict. Never rejects. */
export async function runCanary(ground: CanaryGround): Promise<CanaryResult> {
  const begun = performance.now();
  const result = (reason: string | undefined): CanaryResult => {
    const tookMs = performance.now() - begun;
    return reason === undefined ? { ok: true, tookMs } : { ok: false, reason, tookMs };
  };
  try {
    const box = await ground.open();
    try {
      const cases = ground.cases.filter((each) => each.canary);
      const finding = await runSmokeTest(box, ground.sourceName, cases);
      return result(finding === undefined ? undefined : `${ground.runtime}: ${finding}`);
    } finally {
      await box.close();
    }
  } catch (error) {
    return result(`${ground.runtime}: ${messageOf(error)}`);
  }
}
