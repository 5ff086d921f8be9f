import type { PostgresConnection } from './connection.postgres.js';
import { bringBackSql, setAsideSql } from './server-sql.js';

/** Loaded instances under other schema names: restoring one renames a schema and moves no rows. */
export class SchemasAside {
  readonly #grader: Pick<PostgresConnection, 'execute'>;
  readonly #schemas = new Map<string, string>();
  #named = 0;
  #isLoaded = false;

  constructor(grader: Pick<PostgresConnection, 'execute'>) {
    this.#grader = grader;
  }

  /** Called when the task's schema was created. */
  loaded(): void {
    this.#isLoaded = true;
  }

  async put(name: string): Promise<void> {
    const schema = this.#newName();
    await this.#grader.execute(setAsideSql(schema));
    this.#isLoaded = false;
    this.#schemas.set(name, schema);
  }

  /** The current schema is set aside for good: dropping it would cost more than keeping it. */
  async bring(name: string): Promise<boolean> {
    const schema = this.#schemas.get(name);
    if (schema === undefined) return false;
    this.#schemas.delete(name);
    const before = this.#isLoaded ? setAsideSql(this.#newName()) : '';
    await this.#grader.execute(`${before}${bringBackSql(schema)}`);
    this.#isLoaded = true;
    return true;
  }

  #newName(): string {
    this.#named += 1;
    return `aside_${this.#named}`;
  }
}
