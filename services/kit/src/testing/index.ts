/** Ports in memory, a clock that is moved by hand and a log that keeps quiet: for tests only. */
export * from './channel.memory.js';
export * from './event-log.memory.js';
export * from './job-queue.memory.js';
export * from './manual-clock.js';
export * from './silent-logger.js';
export * from './worker-registry.memory.js';
