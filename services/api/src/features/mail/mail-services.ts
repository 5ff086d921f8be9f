import type { ApiDependencies } from '../../ports.js';
import { createDeliverMails, type DeliverMails } from './deliver-mails.js';
import { createMailQueue } from './mail-queue.js';
import type { Mailer } from './mailer.js';
import { createSealer } from '../../storage/sealed-text.js';

/** Wires the mailer and its delivery. */
export function createMailServices(dependencies: ApiDependencies): {
  readonly mailer: Mailer;
  readonly deliverMails: DeliverMails;
} {
  const { repositories, mailTransport: transport, clock, logger, settings } = dependencies;
  const { mails } = repositories;
  const sealer = createSealer(settings.cookieSecret, 'mail queue');
  return {
    mailer: createMailQueue({ mails, sealer, clock, delivers: transport !== undefined }),
    deliverMails:
      transport === undefined
        ? () => Promise.resolve(false)
        : createDeliverMails({ mails, transport, sealer, clock, logger }),
  };
}
