import { parseSql } from '../statement/parse-sql.js';
import { positionOfByte } from '../statement/text-position.js';
import { counts, duplicates, functions } from './operators/aggregates.js';
import { antiJoins } from './operators/anti-joins.js';
import type { Change, Operator } from './operators/change.js';
import { nulls } from './operators/nulls.js';
import { limits, orders } from './operators/ordering.js';
import { boundaries, joins, logic, wholeConditions } from './operators/predicates.js';
import { windows } from './operators/windows.js';
import { byteOf, follow, placesIn, type Place } from './tree.js';
import { writeSql } from '../statement/write-sql.js';

/** The reference with one small mistake in it. */
export interface QueryMutant {
  /** `operator line:column detail`; stable as long as the reference's text is. */
  readonly id: string;
  readonly sql: string;
}

/** Creates mutants of texts in an engine's language. */
export interface MutantMaker {
  make(query: string): Promise<QueryMutant[]>;
  /** Throws where there are no mutants. */
  rewritten(query: string): Promise<string>;
}

const OPERATORS: readonly Operator[] = [
  joins,
  boundaries,
  logic,
  wholeConditions,
  nulls,
  antiJoins,
  duplicates,
  counts,
  functions,
  windows,
  orders,
  limits,
];

/** A query written in the form of its mutants, without a mistake. Throws if there are no mutants. */
async function rewritten(query: string): Promise<string> {
  return await writeSql(await statementOf(query));
}

async function statementOf(query: string): Promise<unknown> {
  const parsed = await parseSql(query);
  if (!parsed.ok) throw new Error(`the reference is not valid SQL: ${parsed.message}`);
  const [statement, more] = parsed.statements;
  if (statement === undefined || more !== undefined) throw new Error('the reference is not one statement');
  return statement;
}

/**
 * Every mutant of a query, in the order of its text. The server may reject some, as they are not valid queries. Throws if
 * the query is not one statement that the deparser can write.
 */
export async function makeMutants(query: string): Promise<QueryMutant[]> {
  const statement = await statementOf(query);
  await writeSql(statement);
  const changes = placesIn(statement).flatMap((place) =>
    OPERATORS.flatMap((operator) => operator(place).map((change) => ({ place, change }))),
  );
  const mutants: QueryMutant[] = [];
  const taken = new Map<string, number>();
  for (const { place, change } of changes) {
    const at = positionOfByte(query, byteOf(place.node) ?? 0);
    const name = `${change.operator} ${at.line}:${at.column} ${change.detail}`;
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    const id = times === 1 ? name : `${name} (${times})`;
    mutants.push({ id, sql: await writeSql(changed(statement, place, change)) });
  }
  return mutants;
}

function changed(statement: unknown, place: Place, change: Change): unknown {
  const copy = structuredClone(statement);
  const { node, wrapper } = follow(copy, place.path);
  change.apply(node, wrapper);
  return copy;
}

/** Mutants of SQL, written as PostgreSQL writes it. */
export const sqlMutants: MutantMaker = { make: makeMutants, rewritten };
