import { readFileSync } from 'node:fs';

/** Busy and idle time of each core since boot, in ticks. */
type Ticks = ReadonlyMap<number, { readonly busy: number; readonly all: number }>;

const LOOK_MS = 100;
/** While nobody asks: often enough for a first answer about the last second. */
const RARE_LOOK_MS = 1_000;
const WANTED_MS = 5_000;

/**
 * How busy each core of this machine was just now, whatever the cause: two workers of one host do not know about each
 * other's boxes, and would put them on the same core.
 */
export interface CoreActivity {
  /** 0 idle … 1 busy, over the last tenth of a second (for a first caller: second); 0 for a core that is not there. */
  of(core: number): number;
  close(): void;
}

/** The lines `cpu0 user nice system idle iowait irq softirq …` of `/proc/stat`. */
export function parseTicks(text: string): Ticks {
  const lines = [...text.matchAll(/^cpu(\d+) (.*)$/gm)];
  return new Map(
    lines.map(([, core, rest = '']) => {
      const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0] = rest
        .split(' ')
        .map(Number);
      const busy = user + nice + system + irq + soft;
      return [Number(core), { busy, all: busy + idle + wait }];
    }),
  );
}

/** Watches the cores; all count as idle if the kernel shows no activity (no Linux). */
export function watchCores(read: () => string = readStat): CoreActivity {
  let before = parseTicks(read());
  let shares = new Map<number, number>();
  let lookedAt = performance.now();
  let askedAt = -Infinity;
  const look = (): void => {
    lookedAt = performance.now();
    const now = parseTicks(read());
    shares = new Map([...now].map(([core, ticks]) => [core, shareOf(ticks, before.get(core))]));
    before = now;
  };
  let timer: NodeJS.Timeout;
  const plan = (): void => {
    const isWanted = performance.now() - askedAt < WANTED_MS;
    timer = setTimeout(
      () => {
        look();
        plan();
      },
      isWanted ? LOOK_MS : RARE_LOOK_MS,
    ).unref();
  };
  plan();
  return {
    of(core) {
      const now = performance.now();
      const wasWanted = now - askedAt < WANTED_MS;
      askedAt = now;
      if (wasWanted) return shares.get(core) ?? 0;
      // Nobody asked lately: the last look is old, and the next ones come soon again.
      if (now - lookedAt >= LOOK_MS) look();
      clearTimeout(timer);
      plan();
      return shares.get(core) ?? 0;
    },
    close: () => clearTimeout(timer),
  };
}

type CoreTicks = { readonly busy: number; readonly all: number };

function shareOf(now: CoreTicks, before: CoreTicks | undefined): number {
  if (before === undefined || now.all <= before.all) return 0;
  return (now.busy - before.busy) / (now.all - before.all);
}

function readStat(): string {
  try {
    return readFileSync('/proc/stat', 'utf8');
  } catch {
    return '';
  }
}
