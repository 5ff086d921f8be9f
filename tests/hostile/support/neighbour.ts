import type { Box, RunOutcome } from '@hone/contracts/sandbox';
import { median } from '../../support/median.js';
import { GENEROUS, runProgram, textOf } from '../../support/sandbox/sandbox.js';
import { programText } from '../attack.js';

const ALONE_RUNS = 5;
/** Shorter CPU times are noise. */
const LEAST_CPU_MS = 200;
const WANTED_CPU_MS = 250;
const TRIAL_ROUNDS = 1_000_000;
const CALIBRATIONS = 4;
const TOLERANCE = 0.1;
const BESIDE_TRIES = 3;

/** The result of one run of the neighbour. */
type Measurement = Pick<RunOutcome, 'status'> & { readonly stdout: string; readonly cpuMs: number };

const medianCpu = (runs: readonly Measurement[]): number => median(runs.map(({ cpuMs }) => cpuMs));

/** An honest submission next door. No attack may change its verdict or its CPU time. */
export class Neighbour {
  private readonly box: Box;
  private readonly rounds: number;
  private readonly says: string;
  private alone: readonly Measurement[];

  private constructor(box: Box, rounds: number, alone: readonly Measurement[]) {
    this.box = box;
    this.rounds = rounds;
    this.says = alone[0]?.stdout ?? '';
    this.alone = alone;
  }

  /** Starts it: finds how much work can be measured, then its cost alone. */
  static async moveInto(box: Box): Promise<Neighbour> {
    await runProgram(box, 'main.py', programText('neighbour', 'python'), GENEROUS, '1');
    let rounds = TRIAL_ROUNDS;
    // A shared machine is slow at one time and fast at another: the cost of a round is measured again.
    for (let tries = 0; tries < CALIBRATIONS; tries += 1) {
      const trial = medianCpu(await measureOften(box, rounds));
      rounds = Math.ceil((rounds * WANTED_CPU_MS) / trial);
      const neighbour = new Neighbour(box, rounds, await measureOften(box, rounds));
      if (medianCpu(neighbour.alone) >= LEAST_CPU_MS) return neighbour;
    }
    throw new Error(`the neighbour works less than ${LEAST_CPU_MS} ms, however much it is given`);
  }

  /**
   * Does `work` repeatedly while the neighbour runs, until it is done, and returns its result. Throws when the
   * neighbour got another verdict, or when its CPU time was always more than a tenth outside its range alone, before
   * and after: a shared machine is slow at one time and fast at another.
   */
  async beside<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const { result, runs } = await this.watch(work);
      const beside = medianCpu(runs);
      if (isUsual(beside, this.alone)) return result;
      const before = this.alone;
      this.alone = await measureOften(this.box, this.rounds);
      if (isUsual(beside, [...before, ...this.alone])) return result;
      if (tries < BESIDE_TRIES) continue;
      const alone = medianCpu([...before, ...this.alone]);
      throw new Error(
        `the neighbour used ${beside.toFixed(1)} ms of CPU beside this and ${alone.toFixed(1)} alone`,
      );
    }
  }

  private async watch<T>(work: () => Promise<T>): Promise<{ result: T; runs: Measurement[] }> {
    let done = false;
    const working = work().finally(() => {
      done = true;
    });
    const runs: Measurement[] = [];
    do runs.push(await measure(this.box, this.rounds));
    while (!done);
    const result = await working;
    for (const { status, stdout } of runs)
      if (status !== 'exited' || stdout !== this.says)
        throw new Error(`the neighbour ended as ${status}: ${stdout}`);
    return { result, runs };
  }
}

/** Whether a CPU time is within the neighbour's range alone, or at most a tenth outside. */
function isUsual(cpuMs: number, alone: readonly Measurement[]): boolean {
  const runs = alone.map((run) => run.cpuMs);
  return cpuMs >= Math.min(...runs) * (1 - TOLERANCE) && cpuMs <= Math.max(...runs) * (1 + TOLERANCE);
}

async function measure(box: Box, rounds: number): Promise<Measurement> {
  const limits = { ...GENEROUS, wallMs: 30_000 };
  const { status, stdout, usage } = await box.run({ stdin: Buffer.from(String(rounds)), limits });
  return { status, stdout: textOf(stdout), cpuMs: usage.cpuMs };
}

async function measureOften(box: Box, rounds: number): Promise<Measurement[]> {
  const runs: Measurement[] = [];
  while (runs.length < ALONE_RUNS) runs.push(await measure(box, rounds));
  return runs;
}
