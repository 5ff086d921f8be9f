import type { PlanStep } from '@hone/contracts';
import type { GradingSession, TrustedSession } from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';
import type { EngineDefinition } from './engine-definition.js';
import type { Examined } from '../statement/examined.js';
import type { MutantMaker } from '../mutation/make-mutants.js';
import type { AskTwice } from '../server/ask-twice.js';
import type { Asking, RowsServer } from '../server/rows-server.js';
import type { SqlScript } from '../statement/script.js';
import type { WorkCounter } from '../work/work.js';

/** A learner's submission. */
export interface Program {
  readonly query: string;
  /** Present in a tuning task. */
  readonly indexes?: SqlScript;
}

/** An accepted submission, and the learner's server if examining opened one. */
export interface Runnable<Server extends RowsServer> extends Program {
  readonly server?: Server;
}

/** The engine that a task's queries are sent to, and its dialect. */
export interface Engine<Server extends RowsServer = RowsServer> {
  /** Examines a submission before it runs on any data. */
  examine(session: GradingSession<EngineDefinition>): Promise<Examined<Runnable<Server>>>;
  /** Opens a box with a fresh server in it. Rejects when the platform failed. */
  open(session: Pick<TrustedSession<unknown>, 'open' | 'now'>, spec: BoxSpec): Promise<Server>;
  /**
   * The prewarmed server, if it is this engine's and still responds. Only in engines whose servers can set instances
   * aside.
   */
  takePrewarmed?(server: RowsServer): Promise<Server | undefined>;
  prepareTwice(query: string): Promise<AskTwice>;
  /** Planner settings under which a reference must return the same rows as with the defaults. */
  readonly otherPlans: readonly (readonly string[])[];
  /** Makes mutants of a reference, and rewrites the reference unchanged in the same way. */
  readonly mutants: MutantMaker;
  /** The plan of a query on the loaded data; undefined if there is none. */
  plan(server: Server, query: string, how: Asking): Promise<PlanStep[] | undefined>;
  /** Counts the cost of a query and its indexes, in engines with tuning tasks. */
  readonly work?: WorkCounter<Server>;
}

/** The work counter of an engine with tuning tasks. */
export function workOf<Server extends RowsServer>({ work }: Engine<Server>): WorkCounter<Server> {
  if (work === undefined) throw new Error('the engine has no tuning tasks');
  return work;
}
