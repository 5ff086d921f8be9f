import type { Clock } from '@hone/kit';
import { createSortableId } from '../../storage/sortable-id.js';
import { mailSchema, type Mailer } from './mailer.js';
import type { MailRepository } from './repository.js';
import type { Sealer } from '../../storage/sealed-text.js';

export interface MailQueueOptions {
  readonly mails: MailRepository;
  readonly sealer: Sealer;
  readonly clock: Pick<Clock, 'now'>;
  /** Whether this site has a transport. */
  readonly delivers: boolean;
}

/** A mail that could not be delivered for a day is not worth another try. */
const KEPT_MS = 24 * 3600 * 1000;

/** The mailer: stores mails, which `deliver-mails.ts` delivers. */
export function createMailQueue({ mails, sealer, clock, delivers }: MailQueueOptions): Mailer {
  return {
    delivers,
    async send(mail, { key, expiresAt } = {}) {
      if (!delivers) throw new Error('this site has no way to deliver mail; check `delivers` first');
      const createdAt = clock.now();
      const id = key ?? createSortableId(createdAt);
      const end = Math.min(expiresAt ?? Infinity, createdAt + KEPT_MS);
      const sealed = sealer.seal(JSON.stringify(mailSchema.parse(mail)));
      await mails.insert({ id, sealed, createdAt, expiresAt: end, nextAt: createdAt });
      return id;
    },
    findEnding: (id) => mails.findEnding(id),
  };
}
