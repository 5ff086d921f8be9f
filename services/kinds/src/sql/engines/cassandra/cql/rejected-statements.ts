import { TextFault } from '../../../statement/text-fault.js';
import type { TokenReader } from './token-reader.js';

const WHY: Readonly<Record<string, string>> = {
  index: 'an index asks every node; make a table for the access path',
  custom: 'an index asks every node; make a table for the access path',
  materialized: 'the writes of a design keep its tables, no view does',
  begin: 'statements are sent one after the other, without a batch',
  copy: 'that is a command of a shell',
  describe: 'that is a command of a shell',
  source: 'that is a command of a shell',
  use: 'the keyspace is there already',
};
const COMMANDS = new Set([
  ...['create', 'alter', 'drop', 'truncate', 'grant', 'revoke', 'list', 'begin', 'apply', 'use'],
  ...['copy', 'source', 'describe', 'select', 'insert', 'update', 'delete', 'add'],
]);

/** Explains why a file may not contain this statement. */
export function rejectStatement(reader: TokenReader, wanted: string): TextFault {
  const { kind, text, start } = reader.peek();
  const after = reader.peek(1).text;
  if (kind !== 'word' || !COMMANDS.has(text)) return reader.unexpected(wanted);
  const words = text === 'create' || text === 'drop' || text === 'alter' ? `${text} ${after}` : text;
  const why = WHY[after] ?? WHY[text];
  const reason = why === undefined ? `this file holds ${wanted} only` : why;
  return new TextFault(`${words.toUpperCase().slice(0, 60)} cannot be used: ${reason}`, start, 'forbidden');
}
