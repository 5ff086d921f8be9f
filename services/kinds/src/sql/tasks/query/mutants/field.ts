import type { TrustedSession } from '@hone/contracts/kind';
import { decodeText } from '../../../../judging/evidence-text.js';
import { getPackageFile } from '../../../../judging/package-files.js';
import { compareResults } from '../../../compare/compare-results.js';
import type { ResultSet } from '../../../compare/result-set.js';
import { rowsReference, type SqlDefinition } from '../../../definition.js';
import type { Instance } from '../../../instances/instance.js';
import { createInstanceData, instanceSeed, type InstanceData } from '../../../instances/instance-data.js';
import { engineOf } from '../../../engines/engines.js';
import type { Engine } from '../../../engines/engine.js';
import type { AskTwice } from '../../../server/ask-twice.js';
import { isNoQuery } from '../../../server/sqlstate.js';
import { RESULT_CAPS, type Asking, type RowsServer } from '../../../server/rows-server.js';
import { boxesFor } from '../../../boxes.js';
import { askReference } from '../trusted-side.js';

type Session = TrustedSession<SqlDefinition>;

/** Limits of a mutant; one that needs more than any reference differs by that alone. */
const LIMITS: Asking = {
  caps: RESULT_CAPS,
  wallMs: 3_000,
};

/** A query's result on one instance: the same as the reference, different, or rejected as not a query. */
type Trial = 'same' | 'differs' | 'rejected';

/** Tries many queries on the same data and compares them with the reference. */
export interface Field {
  /** Tries each query on an instance in both load orders; results have the queries' indexes. */
  tryAll(queries: readonly string[], instance: Instance, submissionSeed: string): Promise<Trial[]>;
}

/** Opens its own server when first needed; a server that a query crashed is replaced. */
export function createField(session: Session): Field {
  return new ServerField(session);
}

class ServerField implements Field {
  readonly #session: Session;
  readonly #engine: Engine;
  readonly #data: InstanceData;
  readonly #schema: string;
  readonly #reference: string;
  /** Each query is tried on many instances, but rewritten for its second run only once. */
  readonly #asking = new Map<string, Promise<AskTwice>>();
  #server: RowsServer | undefined;

  constructor(session: Session) {
    const { package: pack, definition } = session;
    this.#session = session;
    this.#engine = engineOf(definition);
    this.#data = createInstanceData(session);
    this.#schema = decodeText(getPackageFile(pack, definition.schema));
    this.#reference = decodeText(getPackageFile(pack, rowsReference(definition)));
  }

  async tryAll(queries: readonly string[], instance: Instance, submissionSeed: string): Promise<Trial[]> {
    const load = await this.#data.sql(instance, submissionSeed);
    const asking = await Promise.all(queries.map((query) => this.#prepared(query)));
    const trials = queries.map((): Trial => 'same');
    for (const shuffled of [false, true]) {
      const order = shuffled ? instanceSeed(submissionSeed, instance) : undefined;
      let expected = await this.#load(instance, load, order);
      for (const [index, ask] of asking.entries()) {
        if (trials[index] !== 'same') continue;
        const server = await this.#sound();
        // A new server is empty.
        if (server.isNew) expected = await this.#load(instance, load, order);
        trials[index] = await this.#try(ask, { ...LIMITS, values: instance.arguments }, shuffled, expected);
      }
    }
    return trials;
  }

  #prepared(query: string): Promise<AskTwice> {
    const asking = this.#asking.get(query) ?? this.#engine.prepareTwice(query);
    this.#asking.set(query, asking);
    return asking;
  }

  async #load(instance: Instance, data: string, order: string | undefined): Promise<ResultSet> {
    const { server } = await this.#sound();
    await server.load(this.#schema, data);
    if (order !== undefined) await server.shuffle(order);
    return askReference(server, instance, this.#reference, []);
  }

  async #try(ask: AskTwice, how: Asking, again: boolean, expected: ResultSet): Promise<Trial> {
    const { server } = await this.#sound();
    const answer = await ask(server, how, again);
    if (answer.kind === 'result')
      return compareResults(expected, answer.result, this.#session.definition) === undefined
        ? 'same'
        : 'differs';
    return answer.kind === 'refused' && isNoQuery(answer.sqlstate) ? 'rejected' : 'differs';
  }

  async #sound(): Promise<{ server: RowsServer; isNew: boolean }> {
    if (this.#server?.isSound() === true) return { server: this.#server, isNew: false };
    await this.#server?.close();
    const { package: pack, definition } = this.#session;
    this.#server = await this.#engine.open(this.#session, boxesFor(pack, definition).reference);
    return { server: this.#server, isNew: true };
  }
}
