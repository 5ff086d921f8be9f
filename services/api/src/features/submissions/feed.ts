import type { LiveEvent, SubmissionStatus } from '@hone/contracts';
import { sittingOfOwner } from '../sittings/owner.js';
import { statusOf } from './present.js';
import type { SubmissionHistories } from './submission-histories.js';

/** What the live gateway must know about a submission before it follows the live log. */
export interface FeedEntry {
  readonly status: SubmissionStatus;
  readonly lastSeq: number;
  /** Absent before the first event, or while the live log is unavailable. */
  readonly epoch?: string;
  /** All events of a finished submission; undefined while clients must follow the live log. */
  readonly events?: readonly LiveEvent[];
}

/** The submissions port of the live gateway. */
export interface SubmissionFeed {
  /** Undefined when the submission does not exist or the viewer may not read it. */
  find(submission: string, viewer: { readonly user: string | null }): Promise<FeedEntry | undefined>;
}

/** Creates the feed from the same histories as the HTTP routes. */
export function createSubmissionFeed(histories: SubmissionHistories): SubmissionFeed {
  return {
    async find(submission, viewer) {
      // The notices of a sitting are followed like the events of a submission.
      if (sittingOfOwner(submission) !== undefined)
        return viewer.user === submission ? { status: 'running', lastSeq: 0 } : undefined;
      const history = await histories.find(submission, viewer.user ?? undefined);
      if (history === undefined) return undefined;
      const { record, events, epoch, final } = history;
      const known = { status: statusOf(record, events), lastSeq: events.length };
      const entry = epoch === null ? known : { ...known, epoch };
      return final === undefined ? entry : { ...entry, events };
    },
  };
}
