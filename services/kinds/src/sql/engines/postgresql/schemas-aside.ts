import type { PostgresConnection } from './connection.postgres.js';
import { bringBackSql, setAsideSql } from './server-sql.js';

/** Loaded instances under other names than the task's schema: bringing one back takes a new name and no rows. */
export class SchemasAside {
  readonly #grader: Pick<PostgresConnection, 'execute'>;
  readonly #schemas = new Map<string, string>();
  #named = 0;
  #isLoaded = false;

  constructor(grader: Pick<PostgresConnection, 'execute'>) {
    this.#grader = grader;
  }

  /** Told when the task's schema was made. */
  loaded(): void {
    this.#isLoaded = true;
  }

  async put(name: string): Promise<void> {
    const schema = this.#newName();
    await this.#grader.execute(setAsideSql(schema));
    this.#isLoaded = false;
    this.#schemas.set(name, schema);
  }

  /** What was there goes aside for good: dropping it would cost more than it takes. */
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
