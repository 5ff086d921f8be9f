import type { Select, Write } from '../../engines/cassandra/cql/statements.js';
import { writeStatement, writeTable, type WrittenStatement } from '../../engines/cassandra/cql/write-cql.js';
import type { Design, Stated } from './examine-design.js';

/** A statement as sent to a node, with its position in the author's text. */
export interface SentStatement extends WrittenStatement {
  readonly place: string;
}

/** A design as sent to a node. */
export interface SentDesign {
  readonly tables: readonly SentStatement[];
  readonly writes: Readonly<Record<string, readonly SentStatement[]>>;
  readonly reads: Readonly<Record<string, readonly SentStatement[]>>;
}

/** Rewrites a design: only its parsed form, never its author's text, reaches a node. */
export function sentDesign({ tables, writes, reads }: Design): SentDesign {
  const written = (
    stated: Readonly<Record<string, readonly Stated<Write | Select>[]>>,
  ): SentDesign['writes'] =>
    Object.fromEntries(
      Object.entries(stated).map(([name, statements]) => [
        name,
        statements.map(({ statement, table, place }) => ({ ...writeStatement(statement, table), place })),
      ]),
    );
  return {
    tables: tables.map((table) => ({ text: writeTable(table), values: [], place: table.place })),
    writes: written(writes),
    reads: written(reads),
  };
}
