import type { InvitationMailState } from '@hone/contracts/hiring';
import { isoTime, type Clock } from '@hone/kit';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { Mailer } from '../mail/mailer.js';
import { mailKeyOf } from './invitation-mail.js';

/** The mails of an invitation, and what became of them. */
export type ReadInvitationMails = (invitation: string) => Promise<InvitationMailState[]>;

export interface ReadMailsOptions {
  readonly hiring: Pick<HiringRepositories, 'invitationMails'>;
  readonly mailer: Pick<Mailer, 'findEnding'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** No mail is tried for longer. */
const TRIED_MS = 24 * 3_600_000;

export function createReadInvitationMails(options: ReadMailsOptions): ReadInvitationMails {
  const { hiring, mailer, clock } = options;
  return async (invitation) => {
    const mails = await hiring.invitationMails.list({ where: { invitation } });
    mails.sort((one, other) => one.at - other.at);
    return Promise.all(
      mails.map(async ({ id, at }) => {
        const ending = await mailer.findEnding(mailKeyOf(id));
        const waits = clock.now() - at <= TRIED_MS;
        const state = ending?.kind ?? (waits ? ('waiting' as const) : null);
        return { at: isoTime(ending?.at ?? at), state, detail: ending?.detail ?? '' };
      }),
    );
  };
}
