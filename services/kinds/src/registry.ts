import type { ChallengeKind } from '@hone/contracts/kind';
import { optimization } from './optimization/index.js';
import { sql } from './sql/index.js';

/** Every kind there is: one line each. */
export const KINDS = {
  optimization,
  sql,
} satisfies Record<string, ChallengeKind>;

/** The kind that a manifest names, or undefined. */
export function findKind(id: string): ChallengeKind | undefined {
  return Object.hasOwn(KINDS, id) ? (KINDS as Record<string, ChallengeKind>)[id] : undefined;
}
