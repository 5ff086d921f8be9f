import type { Select, Write } from '../../engines/cassandra/cql/statements.js';
import { writeStatement, writeTable, type WrittenStatement } from '../../engines/cassandra/cql/write-cql.js';
import type { Design, Stated } from './examine-design.js';

/** A statement as a node gets it, and where its author wrote it. */
export interface SentStatement extends WrittenStatement {
  readonly place: string;
}

/** A design as a node gets it. */
export interface SentDesign {
  readonly tables: readonly SentStatement[];
  readonly writes: Readonly<Record<string, readonly SentStatement[]>>;
  readonly reads: Readonly<Record<string, readonly SentStatement[]>>;
}

/** Writes a design anew: of its author's text nothing but what was understood reaches a node. */
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
