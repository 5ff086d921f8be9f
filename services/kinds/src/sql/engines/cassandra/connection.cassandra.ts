import type { Duplex } from 'node:stream';
import { defaultOptions, errors, metrics, types } from 'cassandra-driver';
import Connection from 'cassandra-driver/lib/connection.js';
import requests, { type Prepared, type Request, type Response } from 'cassandra-driver/lib/requests.js';
import type { ResultSet } from '../../compare/result-set.js';
import { AllowanceExceeded, limitBytes, type ByteAllowance } from '../../server/byte-allowance.js';
import { RESULT_CAPS } from '../../server/rows-server.js';
import { classOfColumn, toCell, toColumn } from './node-values.js';

/** How a statement ended. */
export type NodeOutcome =
  | { readonly kind: 'rows'; readonly result: ResultSet }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'too-large' }
  /** The connection ended before the statement did. */
  | { readonly kind: 'lost' };

interface GivenValue {
  readonly value: unknown;
  /** Type of the column that it is for. */
  readonly type: string;
}

/** One connection to a node. Statements are sent one after the other. */
export interface CassandraConnection {
  /** Runs one of the platform's own statements. Rejects on any error. */
  execute(cql: string): Promise<void>;
  /** Drops a keyspace if the connection is still open. */
  drop(keyspace: string): Promise<void>;
  /** Has the node prepare a statement, once for each text. */
  prepare(cql: string): Promise<NodeOutcome>;
  /** Runs a statement with values for its question marks. Rejects if the node itself is at fault. */
  send(cql: string, values: readonly GivenValue[]): Promise<NodeOutcome>;
  /** Ends the connection at once. */
  close(): void;
}

/** The last version that does not pack frames into segments. */
const PROTOCOL_VERSION = 4;
/** Frames, column descriptions and an error's message on top of the cells. */
const PROTOCOL_ALLOWANCE_BYTES = 256 * 1024;

const { unavailableException, overloaded, isBootstrapping, writeTimeout, readTimeout } =
  types.responseErrorCodes;
/** Errors of a node that did not execute the statement; the statement is not to blame. */
const NODE_FAULTS = new Set<number>([
  unavailableException,
  overloaded,
  isBootstrapping,
  writeTimeout,
  readTimeout,
]);

/** A driver connection on an existing stream. It opens no socket and sends nothing by itself. */
class StreamConnection extends Connection {
  constructor(stream: Duplex) {
    const options = defaultOptions();
    super('box:9042', PROTOCOL_VERSION, {
      // Log events, which the driver's client would pass on.
      logEmitter: () => undefined,
      ...options,
      // A watchdog outside enforces time limits.
      socketOptions: { ...options.socketOptions, readTimeout: 0 },
      pooling: { ...options.pooling, heartBeatInterval: 0 },
      metrics: new metrics.DefaultMetrics(),
    });
    this.netClient = stream;
  }

  override open(callback: Parameters<Connection['open']>[0]): void {
    this.netClient.on('error', () => undefined);
    this.bindSocketListeners();
    this.startup(callback);
  }
}

/** Connects to a node over a byte stream. */
export async function connectCassandra(stream: Duplex): Promise<CassandraConnection> {
  const allowance = limitBytes(stream);
  const connection = new StreamConnection(stream);
  try {
    await new Promise<void>((resolve, reject) => {
      connection.open((error) => (error ? reject(error) : resolve()));
    });
  } catch (error) {
    stream.destroy();
    throw error;
  }
  return new OpenConnection(stream, connection, allowance);
}

interface Asked {
  readonly outcome: NodeOutcome;
  readonly response?: Response;
}

class OpenConnection implements CassandraConnection {
  readonly #stream: Duplex;
  readonly #connection: Connection;
  readonly #allowance: ByteAllowance;
  readonly #prepared = new Map<string, Prepared>();

  constructor(stream: Duplex, connection: Connection, allowance: ByteAllowance) {
    this.#stream = stream;
    this.#connection = connection;
    this.#allowance = allowance;
  }

  async execute(cql: string): Promise<void> {
    const { outcome } = await this.#ask(new requests.QueryRequest(cql, null));
    if (outcome.kind === 'rows') return;
    const why = outcome.kind === 'refused' ? outcome.message : outcome.kind;
    throw new Error(`a statement of the grader failed: ${why}`);
  }

  async drop(keyspace: string): Promise<void> {
    await this.#ask(new requests.QueryRequest(`DROP KEYSPACE IF EXISTS ${keyspace}`, null));
  }

  async prepare(cql: string): Promise<NodeOutcome> {
    if (this.#prepared.has(cql)) return NOTHING;
    const { outcome, response } = await this.#ask(new requests.PrepareRequest(cql));
    if (outcome.kind === 'rows') this.#prepared.set(cql, preparedOf(response));
    return outcome;
  }

  async send(cql: string, values: readonly GivenValue[]): Promise<NodeOutcome> {
    const prepared = this.#prepared.get(cql);
    const given = values.map(({ value, type }) => toColumn(value, type));
    const request =
      prepared === undefined
        ? new requests.QueryRequest(cql, null)
        : new requests.ExecuteRequest(cql, prepared.id, given, null, prepared.meta);
    return (await this.#ask(request)).outcome;
  }

  close(): void {
    this.#connection.close();
    this.#stream.destroy();
  }

  #allow(): void {
    this.#allowance.set(RESULT_CAPS.bytes + PROTOCOL_ALLOWANCE_BYTES);
  }

  #ask(request: Request): Promise<Asked> {
    if (this.#stream.destroyed) return Promise.resolve({ outcome: { kind: 'lost' } });
    this.#allow();
    return new Promise((resolve, reject) => {
      this.#connection.sendStream(request, null, (error, response) => {
        if (error) this.#ended(error).then((outcome) => resolve({ outcome }), reject);
        else resolve({ outcome: { kind: 'rows', result: resultOf(response) }, response });
      });
    });
  }

  /** Maps a driver error to an outcome. Rejects if the node or this code is at fault. */
  async #ended(error: Error): Promise<NodeOutcome> {
    if (error instanceof errors.ResponseError) {
      if (NODE_FAULTS.has(error.code)) throw error;
      return { kind: 'refused', message: error.message };
    }
    await Promise.resolve();
    if (!this.#stream.destroyed && !this.#stream.readableEnded) throw error;
    return this.#stream.errored instanceof AllowanceExceeded ? { kind: 'too-large' } : { kind: 'lost' };
  }
}

const NOTHING: NodeOutcome = { kind: 'rows', result: { columns: [], rows: [] } };

function preparedOf({ id, meta }: Response = {}): Prepared {
  if (id === undefined || meta === undefined)
    throw new Error('the node answered without a prepared statement');
  return { id, meta };
}

function resultOf({ rows = [], meta }: Response): ResultSet {
  const columns = meta?.columns ?? [];
  return {
    columns: columns.map(({ name, type }) => ({ name, type: classOfColumn(type.code) })),
    rows: rows.map((row) => row.values().map(toCell)),
  };
}
