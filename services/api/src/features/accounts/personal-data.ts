/**
 * The personal data of one feature. Accounts move, erase and export it through this port; a feature is added
 * by one line in `account-services.ts`. `move` and `erase` can be repeated, also after a crash and while a
 * late request of the former owner still writes: a later call handles what an earlier one could not see.
 */
export interface PersonalData {
  /** Name of this data in the export, such as `drafts`. */
  readonly name: string;
  /** Moves all data of `from` to `to`; nothing of either user is lost. */
  move(from: string, to: string): Promise<void>;
  /** Deletes all data of a user permanently. */
  erase(user: string): Promise<void>;
  /** Yields all data of a user as plain JSON values. */
  list(user: string): AsyncIterable<unknown>;
}
