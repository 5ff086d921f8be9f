import type { Duplex } from 'node:stream';
import mysql, { type Connection, type QueryError } from 'mysql2';
import type { Cell } from '../../compare/result-set.js';
import { AllowanceExceeded, limitBytes, type ByteAllowance } from '../../server/byte-allowance.js';
import type { ResultCaps, StatementOutcome } from '../../server/rows-server.js';
import { causeOf } from './cause-of.js';
import type { FieldInfo } from './column-types.js';
import { ResultReader, type Row } from './result-reader.js';

/** How a text of one or more statements ended; `complete` is the number of results before the end. */
export type TextOutcome = StatementOutcome & { readonly complete: number };

/** One connection to a MariaDB server. */
export interface MariadbConnection {
  /** Runs one of the platform's own statements and returns its rows. Rejects on any error. */
  execute(sql: string): Promise<Cell[][]>;
  /**
   * Sends a text and reads its results; the rows are those of the last result with columns. Cells are the server's text
   * output. If the login allows several statements, the server splits the text and stops at the first that fails.
   */
  fetch(sql: string, caps: ResultCaps): Promise<TextOutcome>;
  /** Ends the connection, immediately if the server does not respond. Never throws. */
  close(): Promise<void>;
}

/** The account to sign in with. */
export interface Login {
  readonly user: string;
  readonly database?: string;
  /** Whether one text may contain several statements. */
  readonly manyStatements?: boolean;
}

/** The server rejected a login, with its reason. */
export class LoginDenied extends Error {
  override readonly name = 'LoginDenied';
  readonly outcome: Extract<StatementOutcome, { kind: 'refused' }>;

  constructor(error: QueryError) {
    super(`the server refused to sign in: ${error.message}`);
    this.outcome = outcomeOf(error);
  }
}

// Capabilities that the driver would request by default: found instead of changed rows, local files, spaces before
// parentheses, connection attributes.
const FLAGS = ['-FOUND_ROWS', '-LOCAL_FILES', '-IGNORE_SPACE', '-CONNECT_ATTRS'];
// Packet headers, column descriptions and an error message on top of the cells themselves.
const PROTOCOL_ALLOWANCE_BYTES = 1024 * 1024;
const OUR_CAPS: ResultCaps = { rows: 10_000, bytes: 1024 * 1024, rowBytes: 1024 * 1024 };
const GOODBYE_MS = 500;

/** Signs in over a byte stream that is already connected to the server and replaces a socket. */
export async function connectMariadb(socket: Duplex, login: Login): Promise<MariadbConnection> {
  const { user, database, manyStatements = false } = login;
  const allowance = limitBytes(socket);
  const closed = new Promise<void>((resolve) => socket.once('close', resolve));
  const client = mysql.createConnection({
    user,
    ...(database !== undefined && { database }),
    stream: socket,
    charset: 'utf8mb4_general_ci',
    flags: FLAGS,
    multipleStatements: manyStatements,
    disableEval: true,
  });
  // Without a listener a lost connection would end the process. Pending statements end with the stream.
  client.on('error', () => undefined);
  try {
    await signedIn(client, socket);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  const line: Line = { client, socket, allowance, closed };
  return {
    execute: (sql) => execute(line, sql),
    fetch: (sql, caps) => fetchAll(line, sql, caps),
    close: () => sayGoodbye(line),
  };
}

interface Line {
  readonly client: Connection;
  readonly socket: Duplex;
  readonly allowance: ByteAllowance;
  /** Resolves when the stream has closed: the driver does not notify every pending statement. */
  readonly closed: Promise<void>;
}

function signedIn(client: Connection, socket: Duplex): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('close', () => reject(new Error('the server closed the connection')));
    client.connect((error) => {
      if (error === null) resolve();
      else reject(isOfServer(error) ? new LoginDenied(error) : error);
    });
  });
}

async function execute(line: Line, sql: string): Promise<Cell[][]> {
  const outcome = await fetchAll(line, sql, OUR_CAPS);
  if (outcome.kind === 'result') return outcome.result.rows.map((row) => [...row]);
  const why = outcome.kind === 'refused' ? outcome.message : outcome.kind;
  throw new Error(`a statement of the grader failed: ${why}`);
}

async function fetchAll(line: Line, sql: string, caps: ResultCaps): Promise<TextOutcome> {
  const { socket, allowance, closed } = line;
  if (socket.destroyed) return { kind: 'lost', complete: 0 };
  allowance.set(caps.bytes + PROTOCOL_ALLOWANCE_BYTES);
  const reader = new ResultReader(caps);
  const outcome = await Promise.race([readResults(line.client, sql, reader), closed]);
  const complete = reader.complete();
  if (outcome !== undefined) {
    // Nobody needs the rest.
    if (outcome.kind === 'too-large') socket.destroy();
    return { ...outcome, complete };
  }
  const isTooMuch = socket.errored instanceof AllowanceExceeded;
  return isTooMuch ? { kind: 'too-large', what: 'bytes', complete } : { kind: 'lost', complete };
}

/** Undefined if the connection ended and the driver notified the statement first. */
function readResults(
  client: Connection,
  sql: string,
  reader: ResultReader,
): Promise<StatementOutcome | undefined> {
  return new Promise((resolve) => {
    const query = client.query({ sql, rowsAsArray: true, typeCast: false });
    query.on('fields', (fields: readonly FieldInfo[] | undefined) => reader.begin(fields));
    query.on('result', (row: unknown) => {
      if (!Array.isArray(row)) return;
      const what = reader.take(row as Row);
      if (what !== undefined) resolve({ kind: 'too-large', what });
    });
    query.on('error', (error: QueryError) => resolve(isOfServer(error) ? outcomeOf(error) : undefined));
    query.on('end', () => resolve({ kind: 'result', result: reader.result() }));
  });
}

const isOfServer = ({ errno, sqlState }: QueryError): boolean =>
  errno !== undefined && sqlState !== undefined;

function outcomeOf(error: QueryError): Extract<StatementOutcome, { kind: 'refused' }> {
  const { errno = 0, sqlState = 'HY000', message } = error;
  const cause = causeOf(errno);
  return { kind: 'refused', sqlstate: sqlState, message, ...(cause !== undefined && { cause }) };
}

async function sayGoodbye({ client, socket, closed }: Line): Promise<void> {
  const goodbye = setTimeout(() => socket.destroy(), GOODBYE_MS);
  if (!socket.destroyed) client.end(() => socket.destroy());
  await closed;
  clearTimeout(goodbye);
}
