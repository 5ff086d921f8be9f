import { dropOldest } from './drop-oldest.js';

const KEPT = 5_000;

/**
 * The newest entry of each log that this process has written or read lately. Other processes may have written since, so an
 * entry is only a guess at the next number; the insert of that number proves it.
 */
export class LastKnown<T> {
  private readonly entries = new Map<string, T>();

  find(log: string): T | undefined {
    return this.entries.get(log);
  }

  set(log: string, entry: T): void {
    this.entries.delete(log);
    this.entries.set(log, entry);
    dropOldest(this.entries, KEPT);
  }

  forget(log: string): void {
    this.entries.delete(log);
  }
}
