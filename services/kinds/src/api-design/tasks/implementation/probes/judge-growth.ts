/** The cost of one request. */
export interface Cost {
  /** Of the service's box, without the database, which has its own box. */
  readonly cpuMs: number;
  /** Blocks of the database that were looked at, in its cache or not. */
  readonly blocks: number;
}

const CPU_TIMES = 1.6;
const BLOCKS_TIMES = 3;
/** Below these, a ratio is noise: the clock's resolution, and another plan for tables that fit into a few blocks. */
const CPU_FREE_MS = 0.5;
const BLOCKS_FREE = 200;
const MORE_STATEMENTS = 2;
const FAILED_SHARE = 0.001;
/** A collected heap grows to its limit once, and that is no leak. */
const MEMORY_FREE_BYTES = 96 * 1024 * 1024;

const least = (costs: readonly Cost[], of: keyof Cost): number => Math.min(...costs.map((cost) => cost[of]));

const times = (many: number, few: number): string => (many / Math.max(few, 0.001)).toFixed(1);

/** The problem with how a request's cost grows with ten times the rows; undefined if none. */
export function judgeGrowth(name: string, few: readonly Cost[], many: readonly Cost[]): string | undefined {
  // Noise only adds cost, so the least measurement is the closest to the request's own.
  const blocks = { few: least(few, 'blocks'), many: least(many, 'blocks') };
  if (blocks.many > BLOCKS_TIMES * blocks.few && blocks.many > BLOCKS_FREE)
    return `With ten times the rows, ${name} looks at ${times(blocks.many, blocks.few)}× the blocks of the database; at most ${BLOCKS_TIMES}× is allowed.`;
  const cpu = { few: least(few, 'cpuMs'), many: least(many, 'cpuMs') };
  if (cpu.many > CPU_TIMES * cpu.few + CPU_FREE_MS)
    return `With ten times the rows, ${name} takes ${times(cpu.many, cpu.few)}× the CPU time; at most ${CPU_TIMES}× is allowed.`;
  return undefined;
}

/** The problem with the number of statements for a page of fifty compared with a page of one; undefined if none. */
export function judgeStatements(ofOne: number, ofFifty: number): string | undefined {
  if (ofFifty <= ofOne + MORE_STATEMENTS) return undefined;
  const shown = (statements: number): string => String(Math.round(statements));
  return `A page of 50 takes ${shown(ofFifty)} statements, a page of 1 takes ${shown(ofOne)}; at most ${MORE_STATEMENTS} more are allowed.`;
}

export interface LoadResult {
  readonly asked: number;
  readonly sent: number;
  readonly failed: number;
  readonly memoryGrowthBytes: number;
  readonly perSecond: number;
}

/** The problem at a fixed rate; undefined if none. */
export function judgeLoad({
  asked,
  sent,
  failed,
  memoryGrowthBytes,
  perSecond,
}: LoadResult): string | undefined {
  if (failed > FAILED_SHARE * sent) return `At ${perSecond} requests a second, ${failed} of ${sent} failed.`;
  if (memoryGrowthBytes > MEMORY_FREE_BYTES)
    return `In ${asked} requests, the service's memory grew by ${Math.round(memoryGrowthBytes / 1024 / 1024)} MiB.`;
  return undefined;
}
