/** The value of a register before anything was written. */
export const ABSENT = 0;

/** Values are numbered from 1 within a history: the real ones don't matter for the order. */
export type RegisterAction =
  | { readonly type: 'read'; readonly value: number }
  | { readonly type: 'write'; readonly value: number }
  | { readonly type: 'cas'; readonly from: number; readonly to: number };

export interface RegisterOperation {
  /** Its number in the history that it comes from. */
  readonly number: number;
  readonly action: RegisterAction;
  /** Positions in that history; `returned` is null when it is unknown whether it took effect, or when. */
  readonly called: number;
  readonly returned: number | null;
}

/** The operations on one register, in the order of calls. */
export type RegisterHistory = readonly RegisterOperation[];
