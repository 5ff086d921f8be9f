import { indentUnit, StreamLanguage } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import type { TableView } from '@hone/contracts';

const cpp = async () => [(await import('@codemirror/lang-cpp')).cpp(), indentUnit.of('    ')];

/** OpenAPI documents are written in YAML. */
const yaml = async () => {
  const [{ yaml: mode }, { openapiEditing }] = await Promise.all([
    import('@codemirror/legacy-modes/mode/yaml'),
    import('../openapi/openapi-editing.js'),
  ]);
  return [StreamLanguage.define(mode), openapiEditing()];
};

/** What an SQL editor knows about the task. */
export interface SqlSetting {
  readonly tables?: readonly TableView[] | undefined;
  readonly engine?: string | undefined;
}

const LOADERS: Readonly<Record<string, (setting: SqlSetting) => Promise<Extension>>> = {
  py: async () => [(await import('@codemirror/lang-python')).python(), indentUnit.of('    ')],
  js: async () => (await import('@codemirror/lang-javascript')).javascript(),
  mjs: async () => (await import('@codemirror/lang-javascript')).javascript(),
  cjs: async () => (await import('@codemirror/lang-javascript')).javascript(),
  // As the mongo shell accepts it: with comments, and keys without quotes.
  json: async () => (await import('@codemirror/lang-javascript')).javascript(),
  ts: async () => (await import('@codemirror/lang-javascript')).javascript({ typescript: true }),
  java: async () => [(await import('@codemirror/lang-java')).java(), indentUnit.of('    ')],
  go: async () => [(await import('@codemirror/lang-go')).go(), indentUnit.of('\t')],
  rb: async () => StreamLanguage.define((await import('@codemirror/legacy-modes/mode/ruby')).ruby),
  c: cpp,
  h: cpp,
  cc: cpp,
  cpp,
  hpp: cpp,
  yaml,
  yml: yaml,
  cql: async () => {
    const { Cassandra, sql } = await import('@codemirror/lang-sql');
    return sql({ dialect: Cassandra, upperCaseKeywords: true });
  },
  sql: async ({ tables = [], engine }) => {
    const { MariaSQL, PostgreSQL, sql, SQLite } = await import('@codemirror/lang-sql');
    const dialect = { mariadb: MariaSQL, sqlite: SQLite }[engine ?? ''] ?? PostgreSQL;
    const schema = Object.fromEntries(
      tables.map(({ name, columns }) => [name, columns.map((column) => column.name)]),
    );
    return sql({ dialect, upperCaseKeywords: true, schema });
  },
};

/**
 * Highlighting for a file by its name; plain text when it has none. Each language is a separate chunk. SQL
 * completes the names of the tables and their columns.
 */
export async function loadEditorLanguage(path: string, setting: SqlSetting = {}): Promise<Extension> {
  const extension = path.split('.').at(-1)?.toLowerCase() ?? '';
  return (await LOADERS[extension]?.(setting)) ?? [];
}
