import type { Duplex } from 'node:stream';
import pg from 'pg';
import type { Cell } from '../../compare/result-set.js';
import { AllowanceExceeded, limitBytes, type ByteAllowance } from '../../server/byte-allowance.js';
import type { ResultCaps, StatementOutcome } from '../../server/rows-server.js';

/** One connection to a PostgreSQL server. */
export interface PostgresConnection {
  /** Runs one or more of the platform's own statements; returns the rows of the last. Rejects on any error. */
  execute(sql: string): Promise<Cell[][]>;
  /**
   * Runs one statement over the extended protocol, which allows no second one. All messages are sent together, in one round
   * trip. If the result exceeds the caps, the connection must be closed.
   * Cells are the server's text output; `values` are those of $1 and so on, as text.
   */
  fetch(sql: string, caps: ResultCaps, values?: readonly Cell[]): Promise<StatementOutcome>;
  /** Ends the connection, immediately if the server does not respond. Never throws. */
  close(): Promise<void>;
}

// Message headers, column descriptions and an error message on top of the cells themselves.
const PROTOCOL_ALLOWANCE_BYTES = 1024 * 1024;
const GOODBYE_MS = 500;
// The server ends the session: at our request, because another of its processes crashed, or while it restarts.
const ENDED_BY_SERVER = new Set(['57P01', '57P02', '57P03']);

// Cells are compared as the server writes them: the driver must not turn them into numbers and dates.
const RAW_TEXT = { getTypeParser: () => (text: string) => text };

/** Signs in over a byte stream that is already connected to the server and replaces a socket. */
export async function connectPostgres(
  socket: Duplex,
  as: { readonly user: string; readonly database: string; readonly password?: string },
): Promise<PostgresConnection> {
  const allowance = limitBytes(socket);
  const client = new pg.Client({ ...as, stream: () => socket, types: RAW_TEXT, ssl: false });
  // The server may end a session between two statements; the next one is then lost immediately.
  let isOver = false;
  const over = (): void => {
    isOver = true;
  };
  // Without a listener a lost connection would end the process.
  client.on('error', over);
  client.on('end', over);
  const closed = new Promise<void>((resolve) => socket.once('close', resolve));
  const line: Line = { client, socket, allowance, closed, isOver: () => isOver };
  await client.connect();
  const execute = async (sql: string): Promise<Cell[][]> => {
    const answered: unknown = await client.query({ text: sql, rowMode: 'array' });
    const last: unknown = Array.isArray(answered) ? answered.at(-1) : answered;
    return (last as pg.QueryArrayResult<Cell[]>).rows;
  };
  return {
    execute,
    fetch: (sql, caps, values = []) => fetchAll(line, caps, { sql, values }),
    close: () => sayGoodbye(client, socket),
  };
}

/** Whether the server itself rejected a statement, and nothing else went wrong. */
export const isDatabaseError = (error: unknown): error is Error => error instanceof pg.DatabaseError;

/** Whether the server ended the session rather than reject a statement. */
export const isEndedByServer = (error: Error & { readonly code?: string | undefined }): boolean =>
  ENDED_BY_SERVER.has(error.code ?? '');

interface Line {
  readonly client: pg.Client;
  readonly socket: Duplex;
  readonly allowance: ByteAllowance;
  /** Resolves when the stream has closed: the driver does not notify every pending statement. */
  readonly closed: Promise<void>;
  readonly isOver: () => boolean;
}

async function fetchAll(
  { client, socket, allowance, closed, isOver }: Line,
  caps: ResultCaps,
  statement: Statement,
): Promise<StatementOutcome> {
  if (isOver()) return { kind: 'lost' };
  allowance.set(caps.bytes + PROTOCOL_ALLOWANCE_BYTES);
  try {
    const outcome = await Promise.race([read(client, caps, statement), closed]);
    if (outcome !== undefined) return outcome;
    return socket.errored instanceof AllowanceExceeded
      ? { kind: 'too-large', what: 'bytes' }
      : { kind: 'lost' };
  } catch (error) {
    if (error instanceof AllowanceExceeded || socket.errored instanceof AllowanceExceeded)
      return { kind: 'too-large', what: 'bytes' };
    if (error instanceof pg.DatabaseError && !isEndedByServer(error))
      return { kind: 'refused', sqlstate: error.code ?? 'XX000', message: error.message, ...placeOf(error) };
    if (error instanceof pg.DatabaseError || socket.destroyed || isOver()) return { kind: 'lost' };
    throw error;
  }
}

function placeOf({ position }: pg.DatabaseError): { position?: number } {
  return position === undefined ? {} : { position: Number(position) };
}

interface Statement {
  readonly sql: string;
  readonly values: readonly Cell[];
}

function read(client: pg.Client, caps: ResultCaps, { sql, values }: Statement): Promise<StatementOutcome> {
  const config = { text: sql, values: [...values], rowMode: 'array', queryMode: 'extended' };
  const query = new pg.Query<Cell[]>(config);
  const rows = new CappedRows(caps);
  return new Promise((resolve, reject) => {
    query.on('row', (row) => {
      const exceeded = rows.add(row);
      if (exceeded !== undefined) resolve({ kind: 'too-large', what: exceeded });
    });
    query.on('end', ({ fields }) => {
      const columns = fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }));
      resolve({ kind: 'result', result: { columns, rows: rows.kept } });
    });
    query.on('error', reject);
    client.query(query);
  });
}

/** Rows up to the caps; later rows are discarded. */
class CappedRows {
  readonly kept: Cell[][] = [];
  readonly #caps: ResultCaps;
  #bytes = 0;
  #exceeded: keyof ResultCaps | undefined;

  constructor(caps: ResultCaps) {
    this.#caps = caps;
  }

  /** The cap that this row or an earlier one exceeds, if any. */
  add(row: Cell[]): keyof ResultCaps | undefined {
    const size = row.reduce((sum, cell) => sum + (cell === null ? 0 : Buffer.byteLength(cell)), 0);
    this.#bytes += size;
    if (size > this.#caps.rowBytes) this.#exceeded ??= 'rowBytes';
    if (this.#bytes > this.#caps.bytes) this.#exceeded ??= 'bytes';
    if (this.kept.length === this.#caps.rows) this.#exceeded ??= 'rows';
    if (this.#exceeded === undefined) this.kept.push(row);
    return this.#exceeded;
  }
}

async function sayGoodbye(client: pg.Client, socket: Duplex): Promise<void> {
  const goodbye = setTimeout(() => socket.destroy(), GOODBYE_MS);
  await client.end().catch(() => undefined);
  clearTimeout(goodbye);
  socket.destroy();
}
