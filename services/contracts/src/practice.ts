/** Schemas of tracks and progress: apart, so that pages without them do not load them. */
export * from './progress.js';
export * from './track.js';
