import type { Box, RunOutcome } from '@hone/contracts/sandbox';
import { median } from '../../support/median.js';
import { GENEROUS, runProgram, textOf } from '../../support/sandbox.js';
import { programText } from '../attack.js';

const ALONE_RUNS = 5;
/** Below this a figure is noise. */
const LEAST_CPU_MS = 200;
const WANTED_CPU_MS = 250;
const TRIAL_ROUNDS = 1_000_000;
const CALIBRATIONS = 4;
const TOLERANCE = 0.1;

/** What one run of the neighbour came to. */
type Figure = Pick<RunOutcome, 'status'> & { readonly stdout: string; readonly cpuMs: number };

const medianCpu = (figures: readonly Figure[]): number => median(figures.map(({ cpuMs }) => cpuMs));

/** An honest submission next door. Whatever is done beside it, its verdict and its CPU figure stay the same. */
export class Neighbour {
  private readonly box: Box;
  private readonly rounds: number;
  private readonly says: string;
  private aloneCpuMs: number;

  private constructor(box: Box, rounds: number, alone: readonly Figure[]) {
    this.box = box;
    this.rounds = rounds;
    this.says = alone[0]?.stdout ?? '';
    this.aloneCpuMs = medianCpu(alone);
  }

  /** Moves in: finds how much work is enough to be measured, then what it costs alone. */
  static async moveInto(box: Box): Promise<Neighbour> {
    await runProgram(box, 'main.py', programText('neighbour', 'python'), GENEROUS, '1');
    let rounds = TRIAL_ROUNDS;
    // A machine that others use is slow at one moment and quick at the next: what a round costs is found anew.
    for (let tries = 0; tries < CALIBRATIONS; tries += 1) {
      const trial = medianCpu(await measureOften(box, rounds));
      rounds = Math.ceil((rounds * WANTED_CPU_MS) / trial);
      const neighbour = new Neighbour(box, rounds, await measureOften(box, rounds));
      if (neighbour.aloneCpuMs >= LEAST_CPU_MS) return neighbour;
    }
    throw new Error(`the neighbour works less than ${LEAST_CPU_MS} ms, however much it is given`);
  }

  /**
   * Does `work` while the neighbour runs, again and again until it is done, and answers its result. Throws when the
   * neighbour got another verdict, or when its CPU figure was off by more than a tenth twice: the second time `work` is
   * done anew, and so is the measuring alone, because a machine that others use changes.
   */
  async beside<T>(work: () => Promise<T>): Promise<T> {
    const first = await this.watch(work);
    if (this.isUsual(first.figures)) return first.result;
    this.aloneCpuMs = medianCpu(await measureOften(this.box, this.rounds));
    const second = await this.watch(work);
    if (this.isUsual(second.figures)) return second.result;
    throw new Error(
      `the neighbour used ${medianCpu(second.figures).toFixed(1)} ms of CPU beside this and ${this.aloneCpuMs.toFixed(1)} alone`,
    );
  }

  private async watch<T>(work: () => Promise<T>): Promise<{ result: T; figures: Figure[] }> {
    let done = false;
    const working = work().finally(() => {
      done = true;
    });
    const figures: Figure[] = [];
    do figures.push(await measure(this.box, this.rounds));
    while (!done);
    const result = await working;
    for (const { status, stdout } of figures)
      if (status !== 'exited' || stdout !== this.says)
        throw new Error(`the neighbour ended as ${status}: ${stdout}`);
    return { result, figures };
  }

  private isUsual(figures: readonly Figure[]): boolean {
    return Math.abs(medianCpu(figures) - this.aloneCpuMs) <= TOLERANCE * this.aloneCpuMs;
  }
}

async function measure(box: Box, rounds: number): Promise<Figure> {
  const limits = { ...GENEROUS, wallMs: 30_000 };
  const { status, stdout, usage } = await box.run({ stdin: Buffer.from(String(rounds)), limits });
  return { status, stdout: textOf(stdout), cpuMs: usage.cpuMs };
}

async function measureOften(box: Box, rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  while (figures.length < ALONE_RUNS) figures.push(await measure(box, rounds));
  return figures;
}
