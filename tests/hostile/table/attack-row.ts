import type { Evidence } from './evidence.js';

/** One row of the table of attacks in `docs/security.md`. */
export interface AttackRow {
  readonly row: number;
  readonly attack: string;
  readonly defence: string;
  /** Proofs besides the attacks of this folder with the row's number. */
  readonly elsewhere?: readonly Evidence[];
  /** What is still missing, and so needs no proof. */
  readonly later?: string;
}
