import type { Answer } from './rows-server.js';

/** A session that runs statements. */
interface Asked {
  run(sql: string): Promise<Answer>;
}

/** Describes the first changed setting of a session; undefined if there is none. */
export type ChangedSetting = () => Promise<string | undefined>;

/**
 * Remembers a session's settings before any statement could change them. A learner's triggers and functions run in the
 * sessions of others: a setting that they leave behind affects how long statements wait, where names are looked up, and
 * which rows are visible.
 */
export async function keepSettings(session: Asked, settingsSql: string): Promise<ChangedSetting> {
  const given = await readSettings(session, settingsSql);
  return async () => {
    const now = await readSettings(session, settingsSql);
    // The statement that ended the session reports it.
    if (now === 'over') return undefined;
    if (given === 'unreadable' || now === 'unreadable') return 'its settings can no longer be read';
    return given === 'over' ? undefined : difference(given, now);
  };
}

/** A task's own statements may change settings. */
const SETS = /^\s*(?:re)?set\b/i;

/** The sessions of a probe with their original settings. */
export class KeptSettings {
  readonly #settingsSql: string;
  readonly #sessions = new Map<Asked, ChangedSetting>();

  constructor(settingsSql: string) {
    this.#settingsSql = settingsSql;
  }

  /** Remembers a fresh session's settings; a setting that the task's own statements change counts as original. */
  async watch(session: Asked): Promise<Asked> {
    const keep = async (): Promise<void> => {
      this.#sessions.set(session, await keepSettings(session, this.#settingsSql));
    };
    await keep();
    return {
      run: async (sql) => {
        const answer = await session.run(sql);
        if (SETS.test(sql)) await keep();
        return answer;
      },
    };
  }

  /** The first changed setting of any session; `before` runs in a session before it is checked. */
  async changed(before: (session: Asked) => Promise<unknown>): Promise<string | undefined> {
    for (const [session, changed] of this.#sessions) {
      await before(session);
      const what = await changed();
      if (what !== undefined) return what;
    }
    return undefined;
  }
}

type Settings = ReadonlyMap<string, string>;

async function readSettings(session: Asked, settingsSql: string): Promise<Settings | 'unreadable' | 'over'> {
  const answer = await session.run(settingsSql);
  if (answer.kind === 'refused' || answer.kind === 'too-large') return 'unreadable';
  if (answer.kind !== 'result') return 'over';
  return new Map(answer.result.rows.map(([name, setting]) => [name ?? '', setting ?? '']));
}

function difference(given: Settings, now: Settings): string | undefined {
  const name = [...new Set([...given.keys(), ...now.keys()])].find(
    (each) => given.get(each) !== now.get(each),
  );
  if (name === undefined) return undefined;
  return `${name} is ${shown(now.get(name))} instead of ${shown(given.get(name))}`;
}

function shown(setting: string | undefined): string {
  if (setting === undefined) return 'the default';
  return setting === '' ? 'nothing' : setting;
}
