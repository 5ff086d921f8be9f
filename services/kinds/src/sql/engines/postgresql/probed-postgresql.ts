import type { TrustedSession } from '@hone/contracts/kind';
import type { EngineDefinition } from '../engine-definition.js';
import type { ProbedServer, ProbeSession } from '../../server/probed-server.js';
import { openEquippedServer } from './equipped-server.js';
import { emptySql } from './server-sql.js';
import { KeptSettings } from '../../server/session-settings.js';
import { POSTGRES_SETTINGS, ROLE_SETTINGS } from './settings-sql.js';
import type { Changed, TaskServer } from './task-server.js';

/** Opens the learner's PostgreSQL server for probes. Rejects if the platform failed. */
export async function openProbedPostgresql(session: TrustedSession<EngineDefinition>): Promise<ProbedServer> {
  const server = await openEquippedServer(session);
  return new ProbedPostgresql(server, await roleSettings(server));
}

const roleSettings = async (server: Pick<TaskServer, 'execute'>): Promise<string> =>
  JSON.stringify(await server.execute(ROLE_SETTINGS));

/** Exported for its test only. */
export class ProbedPostgresql implements ProbedServer {
  readonly #server: TaskServer;
  /** The settings of roles before any learner's code ran. */
  readonly #roleSettings: string;
  #kept = new KeptSettings(POSTGRES_SETTINGS);
  #isAsGiven = true;

  constructor(server: TaskServer, settingsOfRoles: string) {
    this.#server = server;
    this.#roleSettings = settingsOfRoles;
  }

  async empty(roles: readonly string[]): Promise<void> {
    await this.#server.execute(emptySql(roles));
  }

  define(statements: readonly string[], wallMs: number): Promise<Changed> {
    return this.#server.change(statements, wallMs, { keep: true });
  }

  async session(role: string, wallMs: number): Promise<ProbeSession> {
    return this.#kept.watch(await this.#server.session(role, wallMs));
  }

  async changedSettings(): Promise<string | undefined> {
    // A failed transaction accepts no more queries.
    const changed = await this.#kept.changed((session) => session.run('ROLLBACK'));
    if (changed !== undefined) return changed;
    await this.#lookAtRoles();
    return this.#isAsGiven ? undefined : 'a role was given settings that its next sessions begin with';
  }

  async endProbe(): Promise<void> {
    this.#kept = new KeptSettings(POSTGRES_SETTINGS);
    await this.#server.endSessions();
    if (this.#server.isSound()) await this.#lookAtRoles();
  }

  /** If roles were changed, the next probe would behave differently. */
  isSound(): boolean {
    return this.#isAsGiven && this.#server.isSound();
  }

  close(): Promise<void> {
    return this.#server.close();
  }

  async #lookAtRoles(): Promise<void> {
    if ((await roleSettings(this.#server)) !== this.#roleSettings) this.#isAsGiven = false;
  }
}
