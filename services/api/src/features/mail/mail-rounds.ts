import type { Logger } from '@hone/kit';
import { createRounds, type Rounds } from '../../reconciler/rounds.js';
import type { DeliverMails } from './deliver-mails.js';

export interface MailRoundsOptions {
  readonly deliverMails: DeliverMails;
  readonly logger: Logger;
  readonly intervalMs: number;
}

/** Maximum delay of a mail that another process stored before it died. */
const IDLE_MS = 10_000;

/** Delivers mails in the background, in every process of the api. */
export function createMailRounds({ deliverMails, logger, intervalMs }: MailRoundsOptions): Rounds {
  return createRounds({
    intervalMs,
    idleMs: IDLE_MS,
    async runRound() {
      try {
        return await deliverMails();
      } catch (error) {
        logger.warn({ err: error }, 'could not read the mails that are due; retrying');
        return true;
      }
    },
  });
}
