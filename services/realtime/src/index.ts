/** Socket.IO gateway: subscribe to a submission, replay its events, follow new ones. */
export { createApiClient, type ApiClientOptions } from './api-client.js';
export { attachRealtime, type Realtime, type RealtimeOptions } from './attach-realtime.js';
export type { Authenticator, Credentials, FoundSubmission, SubmissionFeed, Viewer } from './ports.js';
export { MAX_SUBSCRIPTIONS } from './subscriptions.js';
