import type { LiveEvent, SubmissionStatus } from '@hone/contracts';

/** Who is at the other end of a socket; null when nobody signed in. */
export interface Viewer {
  readonly user: string | null;
}

/** What a client proves itself with. A token comes alone: cookies beside it are ignored. */
export interface Credentials {
  /** The `Cookie` header. */
  readonly cookie?: string | undefined;
  /** A token `hone_…`, from `auth.token` or the `Authorization` header. */
  readonly token?: string | undefined;
}

/** Finds out who connects. */
export interface Authenticator {
  /** The user's id, or undefined when nobody stands behind the credentials. Rejects when the platform cannot tell. */
  authenticate(credentials: Credentials): Promise<{ readonly user: string } | undefined>;
}

/** Where a live connection comes from, as its first request says. */
export interface Peer {
  readonly address: string;
  /** `X-Forwarded-For` as it came. */
  readonly forwardedFor?: string | undefined;
}

/** Counts who opens live connections, in the rate limits of the api. Both calls reject with `RATE_LIMITED`. */
export interface Handshakes {
  /** Counts a handshake for the address that it comes from, and answers that address. */
  countPeer(peer: Peer): Promise<string>;
  /** Counts it for whoever it turned out to be. */
  countUser(user: string): Promise<void>;
}

/** A submission as its viewer may know it. */
export interface FoundSubmission {
  readonly status: SubmissionStatus;
  readonly lastSeq: number;
  /** Which life of the live log the recorded events belong to. */
  readonly epoch?: string | undefined;
  /** The whole list, once the submission is over; absent while events still come from the live log. */
  readonly events?: readonly LiveEvent[] | undefined;
}

/** Submissions as recorded. */
export interface SubmissionFeed {
  /** Undefined when there is none, and when it is not this viewer's: both look alike from outside. */
  find(submission: string, viewer: Viewer): Promise<FoundSubmission | undefined>;
}
