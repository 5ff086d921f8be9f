/**
 * What one feature keeps of people. Accounts hand a guest's work over, erase it and export it through this port; a
 * feature joins by one line in `services.ts`. Both acts may be repeated, also after a crash in the middle of them and
 * while a late request of the former owner still writes: a later call takes what an earlier one could not see.
 */
export interface PersonalWork {
  /** Member of the export that holds it, such as `drafts`. */
  readonly name: string;
  /** Makes everything of `from` belong to `to`; nothing of either is lost. */
  move(from: string, to: string): Promise<void>;
  /** Deletes everything of somebody for good. */
  erase(user: string): Promise<void>;
  /** Everything of somebody as plain JSON values, one by one. */
  tell(user: string): AsyncIterable<unknown>;
}
