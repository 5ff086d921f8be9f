import { decodeText } from '../../../judging/evidence-text.js';
import { positionAt, type TextPosition } from '../../statement/text-position.js';
import { TextFault } from '../../statement/text-fault.js';
import { checkRead, checkWrite } from './check-statement.js';
import { parseReads, parseWrites } from '../../engines/cassandra/cql/parse-statements.js';
import { parseTables } from '../../engines/cassandra/cql/parse-tables.js';
import type { Select, Table, Write } from '../../engines/cassandra/cql/statements.js';
import { readsFile, TABLES_FILE, writesFile, type TaskFile } from './task-file.js';

/** A statement and its position. */
export interface Stated<Statement> {
  readonly statement: Statement;
  readonly table: Table;
  readonly place: string;
}

/** Tables, with the statements for each event and each access path. */
export interface Design {
  readonly tables: readonly (Table & { readonly place: string })[];
  readonly writes: Readonly<Record<string, readonly Stated<Write>[]>>;
  readonly reads: Readonly<Record<string, readonly Stated<Select>[]>>;
}

export type ExaminedDesign =
  | { readonly ok: true; readonly design: Design }
  | ({ readonly ok: false } & Pick<TextFault, 'message' | 'reason'>);

type Files = ReadonlyMap<string, Uint8Array>;

/** Reads the files of a design, which must all exist. Errors have file, line and column. */
export function examineDesign(files: Files, task: TaskFile): ExaminedDesign {
  try {
    return { ok: true, design: readDesign(files, task) };
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { ok: false, message: error.message, reason: error.reason };
  }
}

class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly reason: TextFault['reason'];

  constructor(path: string, { line, column }: TextPosition, { message, reason }: TextFault) {
    super(`${path}, line ${line}, column ${column}: ${message}`);
    this.reason = reason;
  }
}

function readDesign(files: Files, { events, paths, values }: TaskFile): Design {
  const tables = inFile(files, TABLES_FILE, (text, lineOf) =>
    parseTables(text).map((table) => ({ ...table, place: `${TABLES_FILE}, line ${lineOf(table.start)}` })),
  );
  const byName = new Map(tables.map((table) => [table.name, table]));
  const statedIn = <S extends Write | Select>(
    path: string,
    parse: (text: string) => S[],
    check: (statement: S, tables: ReadonlyMap<string, Table>) => Table,
  ): Stated<S>[] =>
    inFile(files, path, (text, lineOf) =>
      parse(text).map((statement) => ({
        statement,
        table: check(statement, byName),
        place: `${path}, line ${lineOf(statement.start)}`,
      })),
    );
  const typesOf = (names: readonly string[]) =>
    new Map(names.map((name) => [name, values[name]?.type ?? 'text']));
  return {
    tables,
    writes: mapValues(events, ({ values: named }, event) =>
      statedIn(writesFile(event), parseWrites, (statement, known) =>
        checkWrite(statement, known, typesOf(named)),
      ),
    ),
    reads: mapValues(paths, ({ values: named }, path) =>
      statedIn(readsFile(path), parseReads, (statement, known) =>
        checkRead(statement, known, typesOf(named)),
      ),
    ),
  };
}

const mapValues = <From, To>(
  from: Readonly<Record<string, From>>,
  map: (value: From, key: string) => To,
): Record<string, To> =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, map(value, key)]));

function inFile<T>(
  files: Files,
  path: string,
  read: (text: string, lineOf: (start: number) => number) => T,
): T {
  const content = files.get(path);
  if (content === undefined) throw new Error(`the submission has no file ${path}`);
  const text = decodeText(content);
  try {
    return read(text, (start) => positionIn(text, start).line);
  } catch (error) {
    if (!(error instanceof TextFault)) throw error;
    throw new FileFault(path, positionIn(text, error.offset), error);
  }
}

/** Only reads the text before the offset, however long the rest is. */
const positionIn = (text: string, offset: number): TextPosition => positionAt(text.slice(0, offset), offset);
