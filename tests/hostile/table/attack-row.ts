import type { Evidence } from './evidence.js';

/** One row of the table of attacks in `docs/security.md`. */
export interface AttackRow {
  readonly row: number;
  readonly attack: string;
  readonly defence: string;
  /** Proofs besides the attacks of this folder that bear the row's number. */
  readonly elsewhere?: readonly Evidence[];
  /** What is not there yet, and so needs no proof. */
  readonly later?: string;
}
