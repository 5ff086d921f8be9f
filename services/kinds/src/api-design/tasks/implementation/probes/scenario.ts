import type {
  BoxUsage,
  ProbeOutcome,
  ProbeRequest,
  ProbeResponse,
  ProgramOutcome,
} from '@hone/contracts/sandbox';
import type { Difference } from '../../../exchanges/match-json.js';
import type { Behaviour, StubCall } from '../../../../stubs/controlled-stub.js';
import type { DatabaseWork } from '../database.js';

/** A request, and the statuses that its answer may have. */
export interface Ask {
  readonly request: ProbeRequest;
  readonly statuses: readonly number[];
  /** Of requests that are sent together: how long after the first. Without it, they follow each other closely. */
  readonly afterMs?: number;
}

/** A request that was sent, and what became of it. */
export interface Recorded extends Ask {
  readonly outcome: ProbeOutcome;
}

/** One that was answered. */
export interface Answered extends Recorded {
  readonly response: ProbeResponse;
}

/** What a service does wrong. */
export interface Finding {
  /** For the learner. Names no value that was drawn and no path: it is shown where the requests are hidden. */
  readonly sentence: string;
  /** The exchange that shows it, and where its answer differs. */
  readonly at?: Recorded;
  readonly difference?: Difference;
}

/** What a scenario asks of the world outside. */
export type Command =
  /** Several requests are sent at once, each over a connection that ends with it. */
  | { readonly do: 'send'; readonly asks: readonly Ask[] }
  | { readonly do: 'wait'; readonly ms: number }
  /** SIGTERM while the request is open: half of its body is sent before, the rest after. */
  | { readonly do: 'stop'; readonly open: Ask; readonly withinMs: number }
  /** The requests are sent; SIGKILL when so many of them were answered. Then the service is started again. */
  | { readonly do: 'kill'; readonly asks: readonly Ask[]; readonly after: number }
  /** A file of the task, SQL with `{{rows}}` in it, puts other rows in place of those in the database. */
  | { readonly do: 'fill'; readonly file: string; readonly rows: number }
  | { readonly do: 'ask-in-turn'; readonly asks: readonly Ask[] }
  /** The requests are sent at a fixed rate, whether they are answered in time or not. */
  | { readonly do: 'load'; readonly asks: readonly Ask[]; readonly perSecond: number }
  /** What the service's box has used so far. Takes up to a second: the engine looks at it once in that time. */
  | { readonly do: 'count' }
  /** What the service's queries, and putting rows into its tables, have cost the database so far. Takes no time. */
  | { readonly do: 'count-queries' }
  /** From now on a third party behaves so, and its record of calls begins anew. */
  | { readonly do: 'behave'; readonly third: string; readonly behaviours: readonly Behaviour[] }
  /** What a third party was asked since then. */
  | { readonly do: 'look'; readonly third: string }
  /** The last command of a scenario. */
  | { readonly do: 'fail'; readonly finding: Finding };

/** What came of a command: answers in the order of its requests, and how the service ended where it was stopped. */
export interface Happened {
  readonly answers: readonly Recorded[];
  readonly ended?: ProgramOutcome;
  /** Why the service does not start again, or why its rows cannot be replaced: a sentence. */
  readonly problem?: string;
  /** What a third party was asked. */
  readonly calls?: readonly StubCall[];
  readonly usage?: BoxUsage;
  readonly queries?: DatabaseWork;
}

/** A part of a scenario that has a result. */
export type Part<Result> = Generator<Command, Result, Happened>;

/** What a probe does, without doing it. It ends by itself when it finds nothing wrong. */
export type Scenario = Part<void>;
