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
  /** Delay after the first of requests that are sent together. Without it, they follow each other closely. */
  readonly afterMs?: number;
}

/** A request that was sent, and its outcome. */
export interface Recorded extends Ask {
  readonly outcome: ProbeOutcome;
}

/** One that was answered. */
export interface Answered extends Recorded {
  readonly response: ProbeResponse;
}

/** A finding about a service. */
export interface Finding {
  /** For the learner. Contains no drawn value and no path, since it is shown where the requests are hidden. */
  readonly sentence: string;
  /** The exchange that shows it, and where its answer differs. */
  readonly at?: Recorded;
  readonly difference?: Difference;
}

/** The commands of a scenario to the world outside. */
export type Command =
  /** Several requests are sent at once, each over a connection that ends with it. */
  | { readonly do: 'send'; readonly asks: readonly Ask[] }
  | { readonly do: 'wait'; readonly ms: number }
  /** SIGTERM while the request is open: half of its body is sent before, the rest after. */
  | { readonly do: 'stop'; readonly open: Ask; readonly withinMs: number }
  /** Sends the requests, and SIGKILL when `after` of them were answered. Then the service is started again. */
  | { readonly do: 'kill'; readonly asks: readonly Ask[]; readonly after: number }
  /** A file of the task, SQL with `{{rows}}` in it, puts other rows in place of those in the database. */
  | { readonly do: 'fill'; readonly file: string; readonly rows: number }
  | { readonly do: 'ask-in-turn'; readonly asks: readonly Ask[] }
  /** Sends the requests at a fixed rate, whether they are answered in time or not. */
  | { readonly do: 'load'; readonly asks: readonly Ask[]; readonly perSecond: number }
  /** The CPU that the service's box has used so far. Takes up to a second: the engine samples it that often. */
  | { readonly do: 'count' }
  /** What the service's queries and the inserted rows have cost the database so far. Takes no time. */
  | { readonly do: 'count-queries' }
  /** Sets how a third party behaves from now on, and clears its record of calls. */
  | { readonly do: 'behave'; readonly third: string; readonly behaviours: readonly Behaviour[] }
  /** The calls to a third party since then. */
  | { readonly do: 'look'; readonly third: string }
  /** The last command of a scenario. */
  | { readonly do: 'fail'; readonly finding: Finding };

/** The result of a command: answers in the order of its requests, and how the service ended where it was stopped. */
export interface Happened {
  readonly answers: readonly Recorded[];
  readonly ended?: ProgramOutcome;
  /** Why the service does not start again, or why its rows cannot be replaced: a sentence. */
  readonly problem?: string;
  /** The calls to a third party. */
  readonly calls?: readonly StubCall[];
  readonly usage?: BoxUsage;
  readonly queries?: DatabaseWork;
}

/** A part of a scenario that has a result. */
export type Part<Result> = Generator<Command, Result, Happened>;

/** A probe as a sequence of commands, without side effects. It returns when it finds nothing wrong. */
export type Scenario = Part<void>;
