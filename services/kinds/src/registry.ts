import { kindIdSchema, type KindId } from '@hone/contracts';
import type { ChallengeKind } from '@hone/contracts/kind';
import { apiDesign } from './api-design/index.js';
import { microservices } from './microservices/index.js';
import { optimization } from './optimization/index.js';
import { sql } from './sql/index.js';

/** Every kind there is: one line each. */
export const KINDS = {
  optimization,
  sql,
  'api-design': apiDesign,
  microservices,
} satisfies Record<KindId, ChallengeKind>;

/** The kind that a manifest names, or undefined. */
export function findKind(id: string): ChallengeKind | undefined {
  const known = kindIdSchema.safeParse(id);
  return known.success ? KINDS[known.data] : undefined;
}
