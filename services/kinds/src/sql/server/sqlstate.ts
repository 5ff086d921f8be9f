/** Errors of analysis: syntax, names, types (class 42), features that do not exist (0A000). Data do not matter. */
export function isNoQuery(sqlstate: string): boolean {
  return sqlstate.startsWith('42') || sqlstate === '0A000';
}
