import type { Clock } from '@hone/kit';
import { graceUntil, type Contacts } from './contacts.js';
import { timelineOf, type LoadedSitting } from './load-sitting.js';

/** The deadline that closed a section which the candidate had not left; undefined when it is open or was left. */
function missedDeadline(sitting: LoadedSitting, section: number, now: number): number | undefined {
  if (sitting.finish !== undefined) return undefined;
  const sections = timelineOf(sitting, now)?.sections;
  const times = sections?.[section];
  if (times?.state !== 'closed' || times.deadline === undefined || times.deadline > now) return undefined;
  const next = sections?.[section + 1]?.startedAt;
  return next !== undefined && next < times.deadline ? undefined : times.deadline;
}

/** By how many milliseconds a draft of a section is late but still counts; undefined when it is not. */
export async function lateBy(
  { contacts, clock }: { readonly contacts: Pick<Contacts, 'find'>; readonly clock: Pick<Clock, 'now'> },
  sitting: LoadedSitting,
  section: number | undefined,
): Promise<number | undefined> {
  const now = clock.now();
  const deadline = section === undefined ? undefined : missedDeadline(sitting, section, now);
  if (deadline === undefined) return undefined;
  return now < graceUntil(await contacts.find(sitting.id), deadline) ? now - deadline : undefined;
}
