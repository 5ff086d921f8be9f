/** In-memory ports, a manual clock and a silent log, for tests. */
export * from './channel.memory.js';
export * from './event-log.memory.js';
export * from './job-queue.memory.js';
export * from './manual-clock.js';
export * from './silent-logger.js';
export * from './worker-registry.memory.js';
