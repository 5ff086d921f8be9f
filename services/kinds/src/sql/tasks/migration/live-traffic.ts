import type { Answer } from '../../server/rows-server.js';
import type { LiveProgram, MigrationDefinition } from './definition.js';
import type { KeptRow, Ledger } from './ledger.js';
import type { ProgramSession } from './program-session.js';
import { LOCK_TIMEOUT, type Clock } from './run-file.js';
import type { WaitWatch } from './wait-watch.js';

/** A statement that waited, in milliseconds from the start of the phase. */
export interface Wait {
  readonly fromMs: number;
  readonly toMs: number;
  /** Whether it waited longer than the task allows, even if it did not give up. */
  readonly blocked: boolean;
}

/** One kind of statement of one program while a file ran. */
export interface Lane {
  readonly title: string;
  readonly served: number;
  /** Statements that waited longer for a lock than the task allows. */
  readonly blocked: number;
  readonly longestMs: number;
  /** The longest waits, in order of time. */
  readonly waits: readonly Wait[];
  /** The first failure: an error, or a value that nobody wrote. */
  readonly broken?: string;
  /** The first changed setting of its session. */
  readonly changed?: string;
  /** Whether a statement did not end, and was stopped together with every other session. */
  readonly isStuck?: boolean;
}

/** The rows that one program uses, while others use theirs. */
export interface Keys {
  /** Rows that only this program writes. */
  readonly own: readonly KeptRow[];
  /** Rows that nobody writes. */
  readonly still: readonly KeptRow[];
}

export interface TrafficParts {
  readonly definition: MigrationDefinition;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** Opens a session in which a statement gives up after waiting too long. */
  readonly open: () => Promise<ProgramSession>;
  /** Observes how long statements wait, independently of their sessions. */
  readonly watch: Pick<WaitWatch, 'take'>;
  readonly keysOf: (program: LiveProgram) => Keys;
}

/** Pause between two statements of a lane: a real program does other work, too. */
const REST_MS = 4;
/** Longer statements are reported as waits. */
const WAIT_SHOWN_MS = 60;
const WAITS_SHOWN = 40;
const HOLD_STEP_MS = 50;
/** A lane checks its session's settings each time after this number of statements. */
const LOOK_EVERY = 25;
/** A statement that waits for no lock but runs this many times longer than allowed blocks its program, too. */
const BUSY_TIMES = 2;

/** Running programs. */
export interface Traffic {
  /** Resolves when each lane has completed one statement and the long report, if any, has begun. */
  readonly begun: Promise<void>;
  /** Waits for pending statements to end, and returns the results of all lanes. */
  stop(): Promise<Lane[]>;
}

/** Starts the programs' reading, writing and adding, each in its own session, and the long report. */
export async function startTraffic(parts: TrafficParts, programs: readonly LiveProgram[]): Promise<Traffic> {
  const state = { stopping: false };
  const lanes: RunningLane[] = [];
  for (const program of programs) {
    const keys = parts.keysOf(program);
    for (const job of jobsOf(parts, program, keys))
      lanes.push(new RunningLane(parts, await parts.open(), job));
  }
  const { longRead } = parts.definition;
  const report = longRead && new LongReport(parts.clock, await parts.open(), longRead);
  const running = [...lanes, ...(report ? [report] : [])].map((lane) => lane.run(state));
  for (const run of running) run.catch(() => undefined);
  const served = Promise.all([...lanes.map((lane) => lane.begun), ...(report ? [report.begun] : [])]);
  return {
    // A lane that fails at once has begun, too; `stop` returns its failure.
    begun: Promise.race([served, Promise.any(running)]).then(() => undefined),
    stop: async () => {
      state.stopping = true;
      await Promise.all(running);
      return lanes.map((lane) => lane.report());
    },
  };
}

interface Job {
  readonly title: string;
  /** The next statement, and the check of its result. */
  next(): {
    readonly sql: string;
    readonly values: readonly string[];
    readonly judge: (answer: Extract<Answer, { kind: 'result' }>) => string | undefined;
  };
}

function jobsOf({ ledger }: TrafficParts, program: LiveProgram, { own, still }: Keys): Job[] {
  const { title, reads, writes, adds } = program;
  let read = 0;
  let written = 0;
  const nth = (rows: readonly KeptRow[], place: number): KeptRow =>
    rows[place % rows.length] ?? { key: '0', value: null };
  const stored = (key: string, value: string) => (): undefined => {
    ledger.acknowledge(key, value);
  };
  return [
    {
      title: `${title} reads`,
      next: () => {
        const { key, value } = nth(still, (read += 1));
        return { sql: reads, values: [key], judge: ({ result }) => judgeRead(key, value, result.rows) };
      },
    },
    {
      title: `${title} writes`,
      next: () => {
        // Each row once, until only the last is left: a second write would hide what a migration did to the first value.
        const { key } = nth(own, Math.min(written, own.length - 1));
        written += 1;
        const value = ledger.newValue();
        return { sql: writes, values: [key, value], judge: stored(key, value) };
      },
    },
    ...(adds === undefined
      ? []
      : [
          {
            title: `${title} adds`,
            next: () => {
              const [key, value] = [ledger.newKey(), ledger.newValue()];
              return { sql: adds, values: [key, value], judge: stored(key, value) };
            },
          },
        ]),
  ];
}

/** Why the rows that a program read for a key are wrong. */
export function judgeRead(
  key: string,
  value: KeptRow['value'],
  rows: readonly (readonly KeptRow['value'][])[],
): string | undefined {
  const [row, ...others] = rows;
  if (row === undefined) return `row ${key} is not there`;
  if (others.length > 0) return `row ${key} is there ${rows.length} times`;
  const [found = null] = row;
  return found === value ? undefined : `row ${key} has ${shown(found)} instead of ${shown(value)}`;
}

const shown = (value: KeptRow['value']): string => (value === null ? 'NULL' : `'${value}'`);

/** Whether the session is over after this answer. */
const isOver = ({ kind }: Answer): boolean => kind !== 'result' && kind !== 'refused';

class RunningLane {
  readonly begun: Promise<void>;
  readonly #clock: Clock;
  readonly #watch: TrafficParts['watch'];
  readonly #blockMs: number;
  readonly #session: ProgramSession;
  readonly #job: Job;
  readonly #waits: Wait[] = [];
  #begin: () => void = () => undefined;
  #served = 0;
  #blocked = 0;
  #longestMs = 0;
  #broken: string | undefined;
  #changed: string | undefined;
  #isStuck = false;

  constructor({ clock, watch, definition }: TrafficParts, session: ProgramSession, job: Job) {
    this.#clock = clock;
    this.#watch = watch;
    this.#blockMs = definition.blockMs;
    this.#session = session;
    this.#job = job;
    this.begun = new Promise((resolve) => (this.#begin = resolve));
  }

  async run(state: { readonly stopping: boolean }): Promise<void> {
    for (let sent = 1; !state.stopping; sent += 1) {
      const { sql, values, judge } = this.#job.next();
      const fromMs = this.#clock.now();
      const answer = await this.#session.run(sql, values);
      this.#note(answer, fromMs, judge);
      this.#begin();
      if (isOver(answer)) return;
      if (sent % LOOK_EVERY === 0) this.#changed ??= await this.#session.changed();
      await this.#clock.pause(REST_MS);
    }
    this.#changed ??= await this.#session.changed();
  }

  report(): Lane {
    const longest = [...this.#waits].sort(
      (one, other) => other.toMs - other.fromMs - (one.toMs - one.fromMs),
    );
    const waits = longest.slice(0, WAITS_SHOWN).sort((one, other) => one.fromMs - other.fromMs);
    return {
      title: this.#job.title,
      served: this.#served,
      blocked: this.#blocked,
      longestMs: this.#longestMs,
      waits,
      ...(this.#broken !== undefined && { broken: this.#broken }),
      ...(this.#changed !== undefined && { changed: this.#changed }),
      ...(this.#isStuck && { isStuck: true }),
    };
  }

  #note(answer: Answer, fromMs: number, judge: ReturnType<Job['next']>['judge']): void {
    const toMs = this.#clock.now();
    const gaveUp = answer.kind === 'refused' && answer.sqlstate === LOCK_TIMEOUT;
    const seen = this.#watch.take(this.#session.process);
    const blocked = gaveUp || seen.lockedMs >= this.#blockMs || seen.busyMs >= BUSY_TIMES * this.#blockMs;
    this.#longestMs = Math.max(this.#longestMs, toMs - fromMs);
    if (blocked || toMs - fromMs >= WAIT_SHOWN_MS) this.#waits.push({ fromMs, toMs, blocked });
    if (blocked) this.#blocked += 1;
    if (answer.kind === 'result') {
      this.#served += 1;
      this.#broken ??= judge(answer);
    } else if (answer.kind === 'refused' && !gaveUp)
      this.#broken ??= `${answer.message} (SQLSTATE ${answer.sqlstate})`;
    else if (answer.kind === 'stopped') this.#isStuck = true;
    // If something else ended the session, its cause is reported there.
  }
}

/** Repeatedly reads in a transaction and keeps it open. */
class LongReport {
  readonly begun: Promise<void>;
  readonly #clock: Clock;
  readonly #session: ProgramSession;
  readonly #read: NonNullable<MigrationDefinition['longRead']>;
  #begin: () => void = () => undefined;

  constructor(clock: Clock, session: ProgramSession, read: NonNullable<MigrationDefinition['longRead']>) {
    this.#clock = clock;
    this.#session = session;
    this.#read = read;
    this.begun = new Promise((resolve) => (this.#begin = resolve));
  }

  async run(state: { readonly stopping: boolean }): Promise<void> {
    const { sql, holdMs, pauseMs } = this.#read;
    while (!state.stopping) {
      const began = await this.#session.run('BEGIN');
      const read = isOver(began) ? began : await this.#session.run(sql);
      this.#begin();
      if (isOver(read)) return;
      // In short steps, so that nothing waits for the report after all else has stopped.
      for (let held = 0; held < holdMs && !state.stopping; held += HOLD_STEP_MS)
        await this.#clock.pause(HOLD_STEP_MS);
      if (isOver(await this.#session.run('ROLLBACK'))) return;
      await this.#clock.pause(pauseMs);
    }
  }
}
