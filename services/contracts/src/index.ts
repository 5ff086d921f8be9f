/** Schemas and types shared by every process, the kinds and the browser. Browser-safe: no Node modules. */
export * from './account.js';
export * from './approaches.js';
export * from './challenge.js';
export * from './draft.js';
export * from './errors.js';
export * from './events.js';
export * from './http.js';
export * from './jobs.js';
export * from './learning-aids.js';
export * from './main-file.js';
export * from './memory-evidence.js';
export * from './outcome.js';
export * from './package-images.js';
export * from './solutions.js';
export * from './source-rules.js';
export * from './speed-evidence.js';
export * from './submission.js';
