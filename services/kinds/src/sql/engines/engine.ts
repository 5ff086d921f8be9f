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

/** What a learner hands in. */
export interface Program {
  readonly query: string;
  /** Of a tuning task. */
  readonly indexes?: SqlScript;
}

/** What may be run, and the learner's server, where examining has opened one. */
export interface Runnable<Server extends RowsServer> extends Program {
  readonly server?: Server;
}

/** What queries of a task are sent to, and what is known about its dialect. */
export interface Engine<Server extends RowsServer = RowsServer> {
  /** Examines what was handed in before it meets any data. */
  examine(session: GradingSession<EngineDefinition>): Promise<Examined<Runnable<Server>>>;
  /** Opens a box with a fresh server in it. Rejects when the platform failed. */
  open(session: Pick<TrustedSession<unknown>, 'open' | 'now'>, spec: BoxSpec): Promise<Server>;
  /**
   * The server that was prewarmed, if it is this engine's and still answers. Only in engines whose servers can put
   * instances aside.
   */
  takePrewarmed?(server: RowsServer): Promise<Server | undefined>;
  prepareTwice(query: string): Promise<AskTwice>;
  /** Settings under which a reference must give the same answer as with the usual ones. */
  readonly otherPlans: readonly (readonly string[])[];
  /** Mistakes that could be made in a reference, and the same text as they are written, with none in it. */
  readonly mutants: MutantMaker;
  /** How a query is carried out on the data that is there now; undefined where that cannot be told. */
  plan(server: Server, query: string, how: Asking): Promise<PlanStep[] | undefined>;
  /** Counts what a query and its indexes cost, in engines with tuning tasks. */
  readonly work?: WorkCounter<Server>;
}

/** How an engine counts work, which has tuning tasks. */
export function workOf<Server extends RowsServer>({ work }: Engine<Server>): WorkCounter<Server> {
  if (work === undefined) throw new Error('the engine has no tuning tasks');
  return work;
}
