import { TextFault } from '../../../statement/text-fault.js';
import { readTokens } from './read-tokens.js';
import { rejectStatement } from './rejected-statements.js';
import type { Delete, Insert, Name, Operator, Relation, Select, Term, Update, Write } from './statements.js';
import { TokenReader } from './token-reader.js';

const MOST_STATEMENTS = 12;

/** The INSERT, UPDATE and DELETE statements of a file. Throws `TextFault`. */
export const parseWrites = (text: string): Write[] => parseAll(text, parseWrite);

/** The SELECT statements of a file. Throws `TextFault`. */
export const parseReads = (text: string): Select[] => parseAll(text, parseSelect);

function parseAll<S extends { readonly start: number }>(text: string, one: (reader: TokenReader) => S): S[] {
  const reader = new TokenReader(readTokens(text));
  const statements: S[] = [];
  while (reader.peek().kind !== 'end') {
    if (reader.takes(';')) continue;
    const statement = one(reader);
    statements.push(statement);
    if (statements.length > MOST_STATEMENTS)
      throw new TextFault(`there are more than ${MOST_STATEMENTS} statements`, statement.start);
    if (reader.peek().kind !== 'end') reader.expect(';');
  }
  return statements;
}

function parseWrite(reader: TokenReader): Write {
  const { start } = reader.peek();
  if (reader.takes('insert', 'into')) return parseInsert(reader, start);
  if (reader.takes('update')) return parseUpdate(reader, start);
  if (reader.takes('delete')) return parseDelete(reader, start);
  throw rejectStatement(reader, 'INSERT INTO, UPDATE and DELETE');
}

function parseInsert(reader: TokenReader, start: number): Insert {
  const table = reader.name('the name of a table');
  reader.expect('(');
  const columns = reader.list(() => reader.name('the name of a column'));
  reader.expect(')');
  reader.expect('values', '(');
  const terms = reader.list(() => reader.term());
  reader.expect(')');
  if (columns.length !== terms.length)
    throw new TextFault(`there are ${columns.length} columns and ${terms.length} values`, start);
  const ifNotExists = reader.takes('if', 'not', 'exists');
  return { kind: 'insert', start, table, columns, terms, ifNotExists, ...parseUsing(reader) };
}

function parseUpdate(reader: TokenReader, start: number): Update {
  const table = reader.name('the name of a table');
  const using = parseUsing(reader);
  reader.expect('set');
  const set = reader.list(() => {
    const column = reader.name('the name of a column');
    reader.expect('=');
    return { column, term: reader.term() };
  });
  return {
    kind: 'update',
    start,
    table,
    set,
    ...using,
    where: parseWhere(reader),
    ...parseCondition(reader),
  };
}

function parseDelete(reader: TokenReader, start: number): Delete {
  const columns = reader.peek().text === 'from' ? [] : reader.list(() => reader.name('the name of a column'));
  reader.expect('from');
  const table = reader.name('the name of a table');
  const using = parseUsing(reader);
  const where = parseWhere(reader);
  return { kind: 'delete', start, table, columns, ...using, where, ...parseCondition(reader) };
}

function parseUsing(reader: TokenReader): { readonly timestamp?: Term } {
  if (!reader.takes('using')) return {};
  reader.expect('timestamp');
  return { timestamp: reader.term() };
}

function parseCondition(reader: TokenReader): Pick<Update, 'condition'> {
  if (!reader.takes('if')) return {};
  if (reader.takes('exists')) return { condition: 'exists' };
  return { condition: parseRelations(reader) };
}

function parseWhere(reader: TokenReader): Relation[] {
  reader.expect('where');
  return parseRelations(reader);
}

function parseRelations(reader: TokenReader): Relation[] {
  const relations = [parseRelation(reader)];
  while (reader.takes('and')) relations.push(parseRelation(reader));
  return relations;
}

const OPERATORS: readonly Operator[] = ['=', '<=', '>=', '<', '>'];

function parseRelation(reader: TokenReader): Relation {
  const column = reader.name('the name of a column');
  if (reader.takes('in', '(')) {
    const terms = reader.list(() => reader.term());
    reader.expect(')');
    return { column, operator: 'IN', terms };
  }
  const operator = OPERATORS.find((each) => reader.takes(each));
  if (operator === undefined) throw reader.unexpected('one of = < <= > >= IN (');
  return { column, operator, terms: [reader.term()] };
}

function parseSelect(reader: TokenReader): Select {
  const { start } = reader.peek();
  if (!reader.takes('select')) throw rejectStatement(reader, 'SELECT');
  if (reader.takes('*')) throw new TextFault('name the columns that are asked for instead of *', start);
  const columns = reader.list(() => parseSelected(reader));
  reader.expect('from');
  const table = reader.name('the name of a table');
  const where = reader.takes('where') ? parseRelations(reader) : [];
  const order = reader.takes('order', 'by') ? reader.list(() => parseOrdered(reader)) : [];
  const limit = reader.takes('limit') ? { limit: parseLimit(reader) } : {};
  const filtering = reader.takes('allow', 'filtering');
  return { kind: 'select', start, table, columns, where, order, ...limit, filtering };
}

function parseSelected(reader: TokenReader): Select['columns'][number] {
  const column = reader.name('the name of a column');
  if (reader.peek().text === '(')
    throw new TextFault('functions are not offered: select columns', column.start, 'forbidden');
  return reader.takes('as') ? { ...column, as: reader.name('another name').name } : column;
}

function parseOrdered(reader: TokenReader): Name & { readonly descending: boolean } {
  const column = reader.name('a clustering column');
  const descending = reader.takes('desc');
  if (!descending) reader.takes('asc');
  return { ...column, descending };
}

function parseLimit(reader: TokenReader): number {
  const { kind, text, start } = reader.next();
  const limit = Number(text);
  if (kind !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > 10_000)
    throw new TextFault('LIMIT takes a whole number from 1 to 10000', start);
  return limit;
}
