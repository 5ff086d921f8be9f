/** Errors of analysis, independent of data: syntax, names, types (class 42), unsupported features (0A000). */
export function isNoQuery(sqlstate: string): boolean {
  return sqlstate.startsWith('42') || sqlstate === '0A000';
}
