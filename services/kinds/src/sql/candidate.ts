import type { PlanStep } from '@hone/contracts';
import type { GradingSession } from '@hone/contracts/kind';
import { decodeText } from '../judging/evidence-text.js';
import { getPackageFile } from '../judging/package-files.js';
import type { Instance, SqlDefinition } from './definition.js';
import { explained, readPlan } from './plan/read-plan.js';
import {
  openTaskServer,
  RESULT_CAPS,
  type Answer,
  type Asking,
  type TaskServer,
  type Unanswered,
} from './server/task-server.js';
import { handOverSql } from './server/server-sql.js';
import type { SqlScript } from './statement/examine-script.js';
import { makeIndexes } from './tuning/make-indexes.js';
import { prepareTwice, type AskTwice } from './server/ask-twice.js';
import { boxesFor } from './topology.js';
import { instanceSeed } from './instance-data.js';
import type { TrustedSide } from './trusted-side.js';

/** What a learner hands in. */
export interface Program {
  readonly query: string;
  /** Of a tuning task. */
  readonly indexes?: SqlScript;
}

/** The learner's query on servers that run nothing else. */
export interface Candidate {
  readonly program: Program;
  /** Answers to the data as it was written, then to the same rows stored and, in ties, sorted in another order. */
  answers(instance: Instance): AsyncGenerator<Answer>;
  /** How the query is carried out on the data that is there now; undefined where that cannot be told. */
  plan(instance: Instance): Promise<PlanStep[] | undefined>;
  /** Its server; a new one where the query brought down the one before. */
  sound(): Promise<TaskServer>;
  /** Sum of the wall times of the query's runs. */
  runMs(): number;
}

/** Opens the learner's server. A server that a query crashed or blocked is replaced before the next instance. */
export async function createCandidate(
  session: GradingSession<SqlDefinition>,
  program: Program,
  trusted: Pick<TrustedSide, 'data'>,
): Promise<Candidate> {
  const server = await openTaskServer(session, boxesFor(session.package).candidate);
  return new ServedCandidate(session, {
    program,
    server,
    trusted,
    inTwoWays: await prepareTwice(program.query),
  });
}

interface Parts {
  readonly program: Program;
  readonly server: TaskServer;
  readonly trusted: Pick<TrustedSide, 'data'>;
  readonly inTwoWays: AskTwice;
}

class ServedCandidate implements Candidate {
  readonly program: Program;
  readonly #session: GradingSession<SqlDefinition>;
  readonly #parts: Parts;
  readonly #limits: Asking;
  #server: TaskServer;
  #runMs = 0;

  constructor(session: GradingSession<SqlDefinition>, parts: Parts) {
    this.program = parts.program;
    this.#session = session;
    this.#parts = parts;
    this.#server = parts.server;
    this.#limits = { caps: RESULT_CAPS, wallMs: session.package.manifest.limits.wallMs };
  }

  async *answers(instance: Instance): AsyncGenerator<Answer> {
    const ended = await this.#load(instance);
    if (ended !== undefined) {
      yield ended;
      return;
    }
    yield await this.#ask(instance, false);
    await this.#server.shuffle(instanceSeed(this.#session.seed, instance));
    yield await this.#ask(instance, true);
  }

  async plan(instance: Instance): Promise<PlanStep[] | undefined> {
    if (!this.#server.isSound()) return undefined;
    const how = { ...this.#limits, values: instance.arguments };
    const answer = await this.#server.answer(explained(this.program.query), how);
    const text = answer.kind === 'result' ? answer.result.rows[0]?.[0] : undefined;
    return typeof text === 'string' ? readPlan(text) : undefined;
  }

  async sound(): Promise<TaskServer> {
    if (this.#server.isSound()) return this.#server;
    await this.#server.close();
    this.#server = await openTaskServer(this.#session, boxesFor(this.#session.package).candidate);
    return this.#server;
  }

  runMs(): number {
    return this.#runMs;
  }

  async #ask(instance: Instance, again: boolean): Promise<Answer> {
    const how = { ...this.#limits, values: instance.arguments };
    const answer = await this.#parts.inTwoWays(this.#server, how, again);
    this.#runMs += answer.wallMs;
    return answer;
  }

  /** Rows must be right with the learner's indexes, too: an order that no ORDER BY asks for may come from one. */
  async #load(instance: Instance): Promise<Unanswered | undefined> {
    const { package: pack, definition } = this.#session;
    const server = await this.sound();
    const schemaSql = decodeText(getPackageFile(pack, definition.schema));
    await server.load(schemaSql, await this.#parts.trusted.data(instance));
    const { indexes } = this.program;
    if (indexes === undefined) return undefined;
    await server.execute(handOverSql());
    return await makeIndexes(server, indexes, this.#limits.wallMs);
  }
}
