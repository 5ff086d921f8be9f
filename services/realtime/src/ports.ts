import type { LiveEvent, SubmissionStatus } from '@hone/contracts';
import type { WatchRights } from '@hone/contracts/hiring';

/** The user of a socket; null for anonymous visitors. */
export interface Viewer {
  readonly user: string | null;
}

/** Credentials of a client. A token takes precedence over cookies. */
export interface Credentials {
  /** The `Cookie` header. */
  readonly cookie?: string | undefined;
  /** A token `hone_…`, from `auth.token` or the `Authorization` header. */
  readonly token?: string | undefined;
  /** Id of a sitting, from `auth.sitting`; then its own cookie counts. */
  readonly sitting?: string | undefined;
}

/** Authenticates clients. */
export interface Authenticator {
  /**
   * Resolves to the user's id; undefined for invalid credentials. Rejects when the platform is unavailable.
   */
  authenticate(credentials: Credentials): Promise<{ readonly user: string } | undefined>;
}

/** The origin of a live connection, from its first request. */
export interface Peer {
  readonly address: string;
  /** The raw `X-Forwarded-For` header. */
  readonly forwardedFor?: string | undefined;
}

/** Counts new live connections in the api's rate limits. Both methods reject with `RATE_LIMITED`. */
export interface Handshakes {
  /** Counts a handshake for its client address and resolves to that address. */
  countPeer(peer: Peer): Promise<string>;
  /** Counts a handshake for its user. */
  countUser(user: string): Promise<void>;
}

/** A submission as its viewer may see it. */
export interface FoundSubmission {
  readonly status: SubmissionStatus;
  readonly lastSeq: number;
  /** Epoch of the live log that the recorded events belong to. */
  readonly epoch?: string | undefined;
  /** All events of a finished submission; absent while events come from the live log. */
  readonly events?: readonly LiveEvent[] | undefined;
}

/** Submissions as recorded. */
export interface SubmissionFeed {
  /** Undefined when the submission does not exist or the viewer may not read it. */
  find(submission: string, viewer: Viewer): Promise<FoundSubmission | undefined>;
}

/** Who may watch the sittings of a workspace. */
export interface TeamAccess {
  /** Rejects when the platform is unavailable. */
  check(workspace: string, viewer: Viewer): Promise<WatchRights>;
}
