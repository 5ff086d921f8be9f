import type { RegisterHistory } from './register-history.js';

export type Linearization =
  | { readonly outcome: 'linearizable' }
  /** `order`: numbers of operations, the longest order found that explains their answers. */
  | { readonly outcome: 'illegal'; readonly order: readonly number[] }
  /** The search took too long. */
  | { readonly outcome: 'unknown' };

/** Decides whether the operations of each register could have taken effect one after another. */
export interface Linearizer {
  /** One answer for each history, in their order. Rejects only when the platform fails. */
  decide(histories: readonly RegisterHistory[]): Promise<readonly Linearization[]>;
}
