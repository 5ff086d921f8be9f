import type { FormatOptions } from 'sql-formatter';

/** Formats SQL; throws where it cannot be parsed. The formatter is loaded with the first call. */
export async function formatSql(text: string, engine: string | undefined, indent: string): Promise<string> {
  const { formatDialect, mariadb, postgresql, sqlite } = await import('sql-formatter');
  const dialect = { mariadb, sqlite }[engine ?? ''] ?? postgresql;
  const options: Partial<FormatOptions> = {
    keywordCase: 'upper',
    useTabs: indent.startsWith('\t'),
    tabWidth: indent.length,
    linesBetweenQueries: 1,
  };
  return `${formatDialect(text, { dialect, ...options })}\n`;
}
