import type { ResultSet } from '../../compare/result-set.js';
import type { Ended } from '../../workload/ended.js';
import type { Workload } from '../../workload/workload.js';
import type { CassandraConnection, NodeOutcome } from '../../engines/cassandra/connection.cassandra.js';
import type { SentDesign, SentStatement } from './node-design.js';
import type { Played } from './outcome.js';

/** The most rows of one answer; no path needs more. */
const MOST_ROWS = 2_000;

/** A statement failed and ends the workload. */
class Stopped extends Error {
  override readonly name = 'Stopped';
  readonly ended: Ended;

  constructor(ended: Ended) {
    super(ended.end);
    this.ended = ended;
  }
}

/**
 * Plays a workload in its own keyspace, which is dropped afterwards. Statements are sent one after the other, so that each
 * is complete before the next begins.
 */
export async function playWorkload(
  connection: CassandraConnection,
  keyspace: string,
  design: SentDesign,
  workload: Workload,
): Promise<Played | Ended> {
  try {
    await prepareKeyspace(connection, keyspace, design);
    for (const [place, { event, values }] of workload.events.entries())
      for (const statement of design.writes[event] ?? []) await sent(connection, statement, values, place);
    const answers: ResultSet[] = [];
    for (const [place, { path, values }] of workload.questions.entries())
      answers.push(await answerOf(connection, design.reads[path] ?? [], values, place));
    await connection.drop(keyspace);
    return { end: 'done', answers: answers as Played['answers'] };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    // Without a connection the keyspace stays; there are few, and the box ends with the submission.
    if (error.ended.end === 'failed') await connection.drop(keyspace);
    return error.ended;
  }
}

async function prepareKeyspace(
  connection: CassandraConnection,
  keyspace: string,
  { tables, writes, reads }: SentDesign,
): Promise<void> {
  await connection.execute(
    `CREATE KEYSPACE ${keyspace} WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1} AND durable_writes = false`,
  );
  await connection.execute(`USE ${keyspace}`);
  for (const table of tables) await sent(connection, table, {}, 0);
  // A node checks a statement when it is prepared, so a rejected one is reported before anything runs.
  for (const statement of [...Object.values(writes), ...Object.values(reads)].flat())
    settled(await connection.prepare(statement.text), statement, 0);
}

async function answerOf(
  connection: CassandraConnection,
  statements: readonly SentStatement[],
  values: Workload['questions'][number]['values'],
  place: number,
): Promise<ResultSet> {
  const parts: ResultSet[] = [];
  for (const statement of statements) parts.push(await sent(connection, statement, values, place));
  const [first = { columns: [], rows: [] }] = parts;
  const rows = parts.flatMap((part) => part.rows);
  if (rows.length > MOST_ROWS) throw failed(statements[0], `it answers more than ${MOST_ROWS} rows`, place);
  return { columns: first.columns, rows };
}

async function sent(
  connection: CassandraConnection,
  statement: SentStatement,
  values: Readonly<Record<string, unknown>>,
  place: number,
): Promise<ResultSet> {
  const given = statement.values.map(({ name, type }) => ({ value: values[name], type }));
  return settled(await connection.send(statement.text, given), statement, place);
}

function settled(outcome: NodeOutcome, statement: SentStatement, place: number): ResultSet {
  if (outcome.kind === 'rows') return outcome.result;
  if (outcome.kind === 'lost') throw new Stopped({ end: 'lost' });
  throw failed(statement, outcome.kind === 'refused' ? outcome.message : 'it answers more than 2 MiB', place);
}

const failed = (statement: SentStatement | undefined, message: string, place: number): Stopped =>
  new Stopped({ end: 'failed', at: statement?.place ?? '', message, place });
