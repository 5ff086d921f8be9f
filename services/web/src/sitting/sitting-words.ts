import type { Credit, Sitting, SittingItem } from '@hone/contracts/hiring';
import { t } from '../strings/sitting.js';
import { formatClock, formatDateTime } from '../words/quantities.js';
import { zoneName } from '../words/zone.js';

/** The items that may be opened now, in order. */
export function openItemsOf({ sections }: Sitting): readonly SittingItem[] {
  return sections.filter(({ state }) => state === 'open').flatMap(({ items }) => items);
}

export function firstItemOf(sitting: Sitting): SittingItem | undefined {
  return openItemsOf(sitting)[0];
}

export function timeOf(iso: string): string {
  return formatClock(new Date(iso));
}

/** Whether the newest draft was saved after the last submission. */
function isDraftNewer({ savedAt, submissions }: SittingItem): boolean {
  const last = submissions.at(-1);
  return savedAt !== null && (last === undefined || Date.parse(savedAt) > Date.parse(last.at));
}

/** The state of an item's answer. */
export function describeAnswer(item: SittingItem): string {
  const last = item.submissions.at(-1);
  if (last !== undefined)
    return t('overview.submitted', { count: item.submissions.length, time: timeOf(last.at) });
  return item.savedAt === null ? t('overview.noAnswer') : t('overview.draft', { time: timeOf(item.savedAt) });
}

/** What would count of an item if it was handed in now. */
export function describeWhatCounts(item: SittingItem): string {
  const last = item.submissions.at(-1);
  const newer = isDraftNewer(item);
  if (last === undefined)
    return item.savedAt === null ? t('handIn.none') : t('handIn.draftOnly', { time: timeOf(item.savedAt) });
  return newer && item.savedAt !== null
    ? t('handIn.both', { sent: timeOf(last.at), saved: timeOf(item.savedAt) })
    : t('handIn.submission', { time: timeOf(last.at) });
}

export function describeCredit({ at, minutes, reason, note }: Credit): string {
  const words = t(`overview.creditReasons.${reason}`);
  const why = note === null ? words : t('overview.creditNote', { reason: words, note });
  return t('overview.credit', { minutes, time: timeOf(at), reason: why });
}

/** From when until when a sitting can be started, in the reader's time zone. */
export function describeStart({ opensAt, expiresAt }: Pick<Sitting, 'opensAt' | 'expiresAt'>): string {
  const until = { when: formatDateTime(expiresAt), zone: zoneName() };
  return opensAt === null
    ? t('about.until', until)
    : t('about.between', { from: formatDateTime(opensAt), ...until });
}
