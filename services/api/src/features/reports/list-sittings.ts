import type { SittingRow, SittingStatus } from '@hone/contracts/hiring';
import type { Clock } from '@hone/kit';
import { eachRecord } from '../../storage/record-store.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { Actor } from '../workspaces/access.js';
import { presentRowFor } from './visibility.js';

interface SittingQuery {
  readonly assessment?: string | undefined;
  readonly status?: readonly SittingStatus[] | undefined;
  /** Part of a name or an address. */
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface ListSittingsOptions {
  readonly hiring: Pick<HiringRepositories, 'rows'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Sittings of a workspace, newest invitation first, as one member may see them. */
export type ListSittings = (
  actor: Actor,
  query: SittingQuery,
) => Promise<{ items: SittingRow[]; nextCursor: string | null }>;

export function createListSittings({ hiring, clock }: ListSittingsOptions): ListSittings {
  return async (actor, { cursor: after, limit, ...filter }) => {
    const now = clock.now();
    const items: SittingRow[] = [];
    const { assessment } = filter;
    const workspace = actor.workspace.id;
    const where = assessment === undefined ? { workspace } : { workspace, assessment };
    for await (const record of eachRecord(hiring.rows, { where, order: 'desc', after })) {
      const row = presentRowFor(actor, record, now);
      if (!matches(row, filter)) continue;
      if (items.length === limit) return { items, nextCursor: items.at(-1)?.id ?? null };
      items.push(row);
    }
    return { items, nextCursor: null };
  };
}

type Filter = Pick<SittingQuery, 'status' | 'q'>;

/** Filters see what the member sees, so that no search finds a hidden name. */
function matches(row: SittingRow, { status, q }: Filter): boolean {
  if (status !== undefined && status.length > 0 && !status.includes(row.status)) return false;
  if (q === undefined || q === '') return true;
  const { name, email } = row.candidate;
  const wanted = q.toLowerCase();
  return [name, email].some((text) => text?.toLowerCase().includes(wanted) === true);
}
