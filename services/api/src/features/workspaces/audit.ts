import type { AuditEntry } from '@hone/contracts/hiring';
import { isoTime, type Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { UserRepository } from '../sessions/repository.js';
import type { Actor } from './access.js';

/** An act of a member, with the id of its object. */
interface Action {
  readonly action: string;
  readonly subject?: string | undefined;
  readonly detail?: string | undefined;
}

/** The audit log of workspaces. Entries are never changed. */
export interface Audit {
  note(actor: Pick<Actor, 'workspace' | 'user'>, action: Action): Promise<void>;
  /** Notes a view once while the member keeps looking: open pages ask again every few seconds. */
  noteView(actor: Pick<Actor, 'workspace' | 'user'>, action: Action): Promise<void>;
  /** Notes what happened without a member, such as by the `candidate` or by `retention`. */
  noteFor(workspace: string, actor: string, action: Action): Promise<void>;
  /** Newest first. */
  list(
    workspace: string,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<{ items: AuditEntry[]; nextCursor: string | null }>;
}

export interface AuditOptions {
  readonly hiring: Pick<HiringRepositories, 'audit'>;
  readonly users: Pick<UserRepository, 'find'>;
  readonly clock: Pick<Clock, 'now'>;
}

const ONE_VIEW_MS = 10 * 60_000;

/** Notes a view, unless this process noted the same a short while ago. */
function createNoteOnce(clock: Pick<Clock, 'now'>) {
  const noted = new Map<string, number>();
  return async (key: string, note: () => Promise<void>): Promise<void> => {
    const now = clock.now();
    for (const [old, at] of noted) {
      if (now - at < ONE_VIEW_MS) break;
      noted.delete(old);
    }
    if (noted.has(key)) return;
    await note();
    noted.set(key, now);
  };
}

export function createAudit({ hiring, users, clock }: AuditOptions): Audit {
  const noteOnce = createNoteOnce(clock);
  async function noteFor(workspace: string, actor: string, { action, subject, detail }: Action) {
    const at = clock.now();
    const rest = {
      ...(subject === undefined ? {} : { subject }),
      ...(detail === undefined ? {} : { detail }),
    };
    await hiring.audit.insert({ id: createSortableId(at), workspace, at, actor, action, ...rest });
  }
  return {
    note: ({ workspace, user }, action) => noteFor(workspace.id, user.id, action),
    noteView: ({ workspace, user }, { action, subject, detail }) =>
      noteOnce(JSON.stringify([workspace.id, user.id, action, subject, detail]), () =>
        noteFor(workspace.id, user.id, { action, subject, detail }),
      ),
    noteFor,
    async list(workspace, { after, limit }) {
      const found = await hiring.audit.list({ where: { workspace }, order: 'desc', after, limit: limit + 1 });
      const shown = found.slice(0, limit);
      const ids = [...new Set(shown.map(({ actor }) => actor))];
      const people = await Promise.all(ids.map((id) => users.find(id)));
      const names = new Map(ids.map((id, index) => [id, people[index]?.name ?? id]));
      const items = shown.map(({ id, at, actor, action, subject, detail }) => ({
        id,
        at: isoTime(at),
        actor: names.get(actor) ?? actor,
        action,
        subject: subject ?? null,
        detail: detail ?? null,
      }));
      return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  };
}
