import type { EventLog, Logger } from '@hone/kit';
import { ownerOfSitting } from './owner.js';

/** Notifies the pages of a sitting that something changed, so that they ask again. */
export type NotifySitting = (sitting: string) => Promise<void>;

/** The only attempt; sittings are never fenced. */
const ATTEMPT = 1;

/** Notices travel like the events of a submission. Pages also ask by themselves, so a lost one does no harm. */
export function createNotifySitting(log: EventLog, logger: Logger): NotifySitting {
  return async (sitting) => {
    try {
      await log.append(ownerOfSitting(sitting), ATTEMPT, { type: 'sitting.changed', data: {} });
    } catch (error) {
      logger.warn({ err: error, sitting }, 'could not send a notice to the pages of a sitting');
    }
  };
}
