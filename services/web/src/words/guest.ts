import { GUEST_KEPT_DAYS } from '@hone/contracts';
import { t } from '../strings/common.js';

/** How long a guest's work is kept, and how it may be lost earlier. */
export function describeGuestRetention(): string {
  return t('guestRetention', { days: GUEST_KEPT_DAYS });
}
