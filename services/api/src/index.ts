/** HTTP API, recording of verdicts, and the reconciler. */
export { startApi, type StartedApi, type StartOptions } from './start-api.js';
export { createApi, type Api } from './create-api.js';
export type { ApiDependencies, ApiSettings, Repositories } from './ports.js';
export type { Authenticator, Credentials } from './features/sessions/authenticator.js';
export type { Handshakes, Peer } from './http/handshakes.js';
export type { FeedEntry, SubmissionFeed } from './features/submissions/feed.js';
export type { WatchAccess } from './features/team-live/watch-access.js';
