import { absorbJot, claimAside, mergeRecords, replaceRecord, withAside } from './draft-records.js';
import { placeOf, type DraftKey, type DraftStore, type Replaced } from './draft-store.js';
import type { DraftContent, LocalDraft } from './local-draft.js';

/** What the tabs of one browser share, in memory. `denied`: like a browser that blocks storage. */
export class DraftShelf {
  readonly records = new Map<string, LocalDraft>();
  readonly #watchers = new Set<{ readonly tab: string; readonly name: string; readonly call: () => void }>();
  denied = false;
  #stamps = 0;

  /** The store as one of the tabs sees it. */
  openTab(tab: string): DraftStore {
    return {
      find: (key) => this.#act(() => this.records.get(nameOf(key))),
      replace: (key, seen, content) => this.#act(() => this.#replace(tab, nameOf(key), seen, content)),
      jot: (key, seen, content) => {
        const jot = { tab, seen, content };
        this.records.set(nameOf(key), absorbJot(this.records.get(nameOf(key)), jot, this.#stamp()));
      },
      setAside: (key, files) =>
        this.#act(() => {
          const record = this.records.get(nameOf(key));
          if (record !== undefined) this.records.set(nameOf(key), withAside(record, tab, files));
        }),
      takeAside: (key) =>
        this.#act(() => {
          const record = this.records.get(nameOf(key));
          const claimed = record === undefined ? undefined : claimAside(record, tab);
          if (claimed !== undefined) this.records.set(nameOf(key), claimed.record);
          return claimed?.files;
        }),
      move: (from, to) => this.#act(() => this.#move(tab, `${from ?? '-'}/`, `${to}/`)),
      erase: (owner) =>
        this.#act(() => {
          for (const name of this.records.keys()) if (name.startsWith(`${owner}/`)) this.records.delete(name);
        }),
      watch: (key, call) => {
        const watcher = { tab, name: nameOf(key), call };
        this.#watchers.add(watcher);
        return () => this.#watchers.delete(watcher);
      },
    };
  }

  #replace(tab: string, name: string, seen: string | null, content: DraftContent): Replaced {
    const outcome = replaceRecord(this.records.get(name), seen, content, this.#stamp());
    if (!outcome.ok) return outcome;
    this.records.set(name, outcome.record);
    this.#notifyOthers(tab, name);
    return outcome;
  }

  /** Notifies the other tabs of a record that was written or moved. */
  #notifyOthers(tab: string, name: string): void {
    for (const watcher of this.#watchers) if (watcher.tab !== tab && watcher.name === name) watcher.call();
  }

  #move(tab: string, from: string, to: string): void {
    for (const [name, record] of [...this.records]) {
      if (!name.startsWith(from)) continue;
      const target = `${to}${name.slice(from.length)}`;
      this.records.set(target, mergeRecords(this.records.get(target), record, this.#stamp()));
      this.records.delete(name);
      this.#notifyOthers(tab, name);
    }
  }

  #stamp(): string {
    return `s${(this.#stamps += 1)}`;
  }

  #act<T>(act: () => T): Promise<T> {
    return this.denied ? Promise.reject(new Error('this browser stores nothing')) : Promise.resolve(act());
  }
}

function nameOf(key: DraftKey): string {
  return `${key.owner ?? '-'}/${placeOf(key)}`;
}
