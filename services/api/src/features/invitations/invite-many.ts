import type { InvitationPreview, InvitedMany } from '@hone/contracts/hiring';
import type { Actor } from '../workspaces/access.js';
import type { InvitationUseCases } from './use-cases.js';

/** Invites everybody in the good rows of a file, and says which rows were skipped. */
export type InviteMany = (
  actor: Actor,
  assessment: string,
  preview: InvitationPreview,
) => Promise<InvitedMany>;

/** Invitations made at the same time; the database decides how many more would help. */
const AT_ONCE = 16;

export function createInviteMany(invitations: Pick<InvitationUseCases, 'invite'>): InviteMany {
  return async (actor, assessment, { rows }) => {
    const good = rows.filter(({ problems }) => problems.length === 0);
    const items: InvitedMany['items'] = [];
    for (let begin = 0; begin < good.length; begin += AT_ONCE) {
      const batch = good.slice(begin, begin + AT_ONCE).map(async ({ name, email, extraTimePercent }) => {
        const extra = { extraTimePercent: extraTimePercent ?? 0 };
        const body = name === '' ? { email, ...extra } : { name, email, ...extra };
        return { ...(await invitations.invite(actor, assessment, body)), name, email };
      });
      items.push(...(await Promise.all(batch)));
    }
    return { items, skipped: rows.filter(({ problems }) => problems.length > 0) };
  };
}
