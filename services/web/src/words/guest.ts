import { GUEST_KEPT_DAYS } from '@hone/contracts';

/** How long a guest's work is kept, and how it gets lost before. */
export const GUEST_KEEPING = `Your work is deleted ${GUEST_KEPT_DAYS} days after your last visit, and out of reach once you clear the cookies of this site.`;
