/** Assessments: what hiring teams and candidates send and receive. */
export * from './hiring/analytics.js';
export * from './hiring/assessment.js';
export * from './hiring/invitation.js';
export * from './hiring/playback.js';
export * from './hiring/report.js';
export * from './hiring/review.js';
export * from './hiring/routes.js';
export * from './hiring/share.js';
export * from './hiring/similarity.js';
export * from './hiring/sitting.js';
export * from './hiring/talk.js';
export * from './hiring/team-live.js';
export * from './hiring/walk-through.js';
export * from './hiring/webhook.js';
export * from './hiring/workspace.js';
export * from './hiring/workspace-domain.js';
