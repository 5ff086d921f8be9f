import type { PlanStep } from '@hone/contracts';
import { decodeText } from '../../../judging/evidence-text.js';
import { getPackageFile } from '../../../judging/package-files.js';
import type { Instance } from '../../instances/instance.js';
import { workOf, type Engine, type Program, type Runnable } from '../../engines/engine.js';
import { instanceSeed } from '../../instances/instance-data.js';
import type { AskTwice } from '../../server/ask-twice.js';
import {
  RESULT_CAPS,
  type Answer,
  type Asking,
  type RowsServer,
  type Unanswered,
} from '../../server/rows-server.js';
import type { SqlSession } from '../task.js';
import { asideName } from './prewarm.js';
import { boxesFor } from '../../boxes.js';
import type { TrustedSide } from './trusted-side.js';

/** The learner's query on servers that run nothing else. */
export interface Candidate<Server extends RowsServer = RowsServer> {
  readonly program: Program;
  /**
   * Answers on the rows as written, then on the same rows stored, and ties sorted, in another order. While one answer is
   * compared, the data set aside for the next is restored, at the end that of `following`.
   */
  answers(instance: Instance, following?: Instance): AsyncGenerator<Answer>;
  /** The query's plan on the loaded data; undefined if there is none. */
  plan(instance: Instance): Promise<PlanStep[] | undefined>;
  /** Its server, or a new one if the query crashed the previous one. */
  sound(): Promise<Server>;
  /** Sum of the wall times of the query's runs. */
  runMs(): number;
}

/**
 * Opens the learner's server, or uses the prewarmed one, which already has the data. A server that a query crashed or
 * blocked is replaced before the next instance.
 */
export async function createCandidate<Server extends RowsServer>(
  session: SqlSession,
  { engine, program, trusted, first }: Wanted<Server>,
): Promise<Candidate<Server>> {
  const { candidate } = boxesFor(session.package, session.definition);
  const open = async (): Promise<Server> =>
    program.server ??
    (session.prewarmed && (await engine.takePrewarmed?.(session.prewarmed))) ??
    (await engine.open(session, candidate));
  const [server, inTwoWays] = await Promise.all([open(), engine.prepareTwice(program.query)]);
  return new ServedCandidate(session, { engine, program, server, trusted, inTwoWays, first });
}

type Wanted<Server extends RowsServer> = Pick<Parts<Server>, 'engine' | 'trusted' | 'first'> & {
  readonly program: Runnable<Server>;
};

interface Parts<Server extends RowsServer> {
  readonly engine: Engine<Server>;
  readonly program: Program;
  readonly server: Server;
  readonly trusted: Pick<TrustedSide, 'data'>;
  readonly inTwoWays: AskTwice;
  /** The first instance that will be needed. */
  readonly first: Instance | undefined;
}

class ServedCandidate<Server extends RowsServer> implements Candidate<Server> {
  readonly program: Program;
  readonly #session: SqlSession;
  readonly #parts: Parts<Server>;
  readonly #limits: Asking;
  #server: Server;
  #prefetching: { readonly name: string; readonly isThere: Promise<boolean> } | undefined;
  #runMs = 0;

  constructor(session: SqlSession, parts: Parts<Server>) {
    this.program = parts.program;
    this.#session = session;
    this.#parts = parts;
    this.#server = parts.server;
    this.#limits = { caps: RESULT_CAPS, wallMs: session.package.manifest.limits.wallMs };
    if (parts.first !== undefined) this.#prefetch(asideName(parts.first, 'as written'));
  }

  async *answers(instance: Instance, following?: Instance): AsyncGenerator<Answer> {
    const ended = await this.#load(instance);
    if (ended !== undefined) {
      yield ended;
      return;
    }
    const shuffled = asideName(instance, 'shuffled');
    const first = await this.#ask(instance, false);
    if (first.kind === 'result') this.#prefetch(shuffled);
    yield first;
    if (!(await this.#bring(shuffled)))
      await this.#server.shuffle(instanceSeed(this.#session.seed, instance));
    const second = await this.#ask(instance, true);
    if (second.kind === 'result' && following !== undefined)
      this.#prefetch(asideName(following, 'as written'));
    yield second;
  }

  async plan(instance: Instance): Promise<PlanStep[] | undefined> {
    if (!this.#server.isSound()) return undefined;
    const how = { ...this.#limits, values: instance.arguments };
    return await this.#parts.engine.plan(this.#server, this.program.query, how);
  }

  async sound(): Promise<Server> {
    if (this.#server.isSound()) return this.#server;
    await this.#server.close();
    this.#prefetching = undefined;
    const { package: pack, definition } = this.#session;
    this.#server = await this.#parts.engine.open(this.#session, boxesFor(pack, definition).candidate);
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

  #prefetch(name: string): void {
    const isThere = this.#server.bringBack?.(name) ?? Promise.resolve(false);
    // The caller that awaits it gets the error.
    isThere.catch(() => undefined);
    this.#prefetching = { name, isThere };
  }

  /** Restores the data set aside under this name, and returns whether it is now loaded. */
  async #bring(name: string): Promise<boolean> {
    const prefetching = this.#prefetching;
    this.#prefetching = undefined;
    const isThere = await prefetching?.isThere;
    if (prefetching?.name === name) return isThere === true;
    return (await this.#server.bringBack?.(name)) === true;
  }

  /** Loads data with the learner's indexes, because an index may cause an order that no ORDER BY requests. */
  async #load(instance: Instance): Promise<Unanswered | undefined> {
    const { package: pack, definition } = this.#session;
    const server = await this.sound();
    if (await this.#bring(asideName(instance, 'as written'))) return undefined;
    const schemaSql = decodeText(getPackageFile(pack, definition.schema));
    await server.load(schemaSql, await this.#parts.trusted.data(instance));
    const { indexes } = this.program;
    if (indexes === undefined) return undefined;
    return await workOf(this.#parts.engine).makeIndexes(server, indexes, this.#limits.wallMs);
  }
}
