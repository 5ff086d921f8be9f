import type { Box, RunOutcome } from '@hone/contracts/sandbox';
import { median } from '../../support/median.js';
import { GENEROUS, runProgram, textOf } from '../../support/sandbox/sandbox.js';
import { programText } from '../attack.js';

const ALONE_RUNS = 5;
/** Below this a figure is noise. */
const LEAST_CPU_MS = 200;
const WANTED_CPU_MS = 250;
const TRIAL_ROUNDS = 1_000_000;
const CALIBRATIONS = 4;
const TOLERANCE = 0.1;
const BESIDE_TRIES = 3;

/** What one run of the neighbour came to. */
type Figure = Pick<RunOutcome, 'status'> & { readonly stdout: string; readonly cpuMs: number };

const medianCpu = (figures: readonly Figure[]): number => median(figures.map(({ cpuMs }) => cpuMs));

/** An honest submission next door. Whatever is done beside it, its verdict and its CPU figure stay the same. */
export class Neighbour {
  private readonly box: Box;
  private readonly rounds: number;
  private readonly says: string;
  private alone: readonly Figure[];

  private constructor(box: Box, rounds: number, alone: readonly Figure[]) {
    this.box = box;
    this.rounds = rounds;
    this.says = alone[0]?.stdout ?? '';
    this.alone = alone;
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
      if (medianCpu(neighbour.alone) >= LEAST_CPU_MS) return neighbour;
    }
    throw new Error(`the neighbour works less than ${LEAST_CPU_MS} ms, however much it is given`);
  }

  /**
   * Does `work` while the neighbour runs, again and again until it is done, and answers its result. Throws when the
   * neighbour got another verdict, or when its CPU figure was each time further than a tenth from all that it came to
   * alone, before and after: a machine that others use is slow at one moment and quick at the next.
   */
  async beside<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const { result, figures } = await this.watch(work);
      const beside = medianCpu(figures);
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
}

/** Whether a figure lies within those that the neighbour came to alone, or a tenth beside them. */
function isUsual(cpuMs: number, alone: readonly Figure[]): boolean {
  const figures = alone.map((figure) => figure.cpuMs);
  return cpuMs >= Math.min(...figures) * (1 - TOLERANCE) && cpuMs <= Math.max(...figures) * (1 + TOLERANCE);
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
