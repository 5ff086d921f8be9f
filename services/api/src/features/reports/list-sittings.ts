import type { SittingRow, SittingStatus } from '@hone/contracts/hiring';
import type { Clock } from '@hone/kit';
import { eachRecord, GROWING_PAGES } from '../../storage/record-store.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { SittingRowRecord } from '../hiring-records/row-records.js';
import type { Contacts } from '../sittings/contacts.js';
import type { Actor } from '../workspaces/access.js';
import { isRunning, presentRowFor } from './visibility.js';

interface Filter {
  readonly assessment?: string | undefined;
  readonly status?: readonly SittingStatus[] | undefined;
  /** Part of a name or an address. */
  readonly q?: string | undefined;
}

interface SittingQuery extends Filter {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface ListSittingsOptions {
  readonly hiring: Pick<HiringRepositories, 'rows'>;
  readonly contacts: Pick<Contacts, 'find'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** Sittings of a workspace, newest invitation first, as one member may see them. */
export interface ListSittings {
  page(
    actor: Actor,
    query: SittingQuery,
  ): Promise<{ readonly items: SittingRow[]; readonly nextCursor: string | null }>;
  /** The rows with these ids that the query would list, so that a page reloads only changed rows. */
  some(actor: Actor, ids: readonly string[], filter: Filter): Promise<SittingRow[]>;
}

export function createListSittings({ hiring, contacts, clock }: ListSittingsOptions): ListSittings {
  /** Adds the time of the last contact to running sittings. */
  const present = (actor: Actor, records: readonly SittingRowRecord[], now: number): Promise<SittingRow[]> =>
    Promise.all(
      records.map(async (record) => {
        const contact = isRunning(record) ? await contacts.find(record.id) : undefined;
        return presentRowFor(actor, record, { now, lastContact: contact?.seenAt });
      }),
    );

  return {
    async page(actor, { cursor: after, limit, ...filter }) {
      const now = clock.now();
      const found: SittingRowRecord[] = [];
      const { assessment } = filter;
      const workspace = actor.workspace.id;
      const where = assessment === undefined ? { workspace } : { workspace, assessment };
      for await (const record of eachRecord(hiring.rows, { where, order: 'desc', after }, GROWING_PAGES)) {
        if (!matches(presentRowFor(actor, record, { now }), filter)) continue;
        if (found.length === limit)
          return { items: await present(actor, found, now), nextCursor: found.at(-1)?.id ?? null };
        found.push(record);
      }
      return { items: await present(actor, found, now), nextCursor: null };
    },
    async some(actor, ids, filter) {
      const now = clock.now();
      const newestFirst = [...new Set(ids)].sort().reverse();
      const known = await Promise.all(newestFirst.map((id) => hiring.rows.find(id)));
      const found = known.flatMap((record) => {
        if (record?.workspace !== actor.workspace.id) return [];
        return matches(presentRowFor(actor, record, { now }), filter) ? [record] : [];
      });
      return present(actor, found, now);
    },
  };
}

/** Filters see what the member sees, so that no search finds a hidden name. */
function matches(row: SittingRow, { assessment, status, q }: Filter): boolean {
  if (assessment !== undefined && row.assessment.id !== assessment) return false;
  if (status !== undefined && status.length > 0 && !status.includes(row.status)) return false;
  if (q === undefined || q === '') return true;
  const { name, email } = row.candidate;
  const wanted = q.toLowerCase();
  return [name, email].some((text) => text?.toLowerCase().includes(wanted) === true);
}
