import type { LiveEvent, SubmissionStatus } from '@hone/contracts';
import { statusOf } from './present.js';
import type { Stories } from './stories.js';

/** What the live gateway has to know of a submission before it follows the live log. */
export interface FeedEntry {
  readonly status: SubmissionStatus;
  readonly lastSeq: number;
  /** Absent while nothing was told, or the live log is away. */
  readonly epoch?: string;
  /** The whole list of a finished submission; undefined while the live log is to be followed. */
  readonly events?: readonly LiveEvent[];
}

/** The api's word on submissions for the live gateway. */
export interface SubmissionFeed {
  /** undefined when there is no such submission or the viewer may not read it. */
  find(submission: string, viewer: { readonly user: string | null }): Promise<FeedEntry | undefined>;
}

/** Creates the feed on the same lists as the HTTP routes. */
export function createSubmissionFeed(stories: Stories): SubmissionFeed {
  return {
    async find(submission, viewer) {
      const story = await stories.find(submission, viewer.user ?? undefined);
      if (story === undefined) return undefined;
      const { record, events, epoch, final } = story;
      const told = { status: statusOf(record, events), lastSeq: events.length };
      const entry = epoch === null ? told : { ...told, epoch };
      return final === undefined ? entry : { ...entry, events };
    },
  };
}
