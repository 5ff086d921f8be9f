/** The technical base of every process: configuration, log, time, shutdown, and the ports on Redis. */
export * from './app-error.js';
export * from './cancel-channel.js';
export * from './cancel-channel.redis.js';
export * from './clock.js';
export * from './config.js';
export * from './event-log.js';
export * from './event-log.memory.js';
export * from './event-log.redis.js';
export * from './job-queue.js';
export * from './job-queue.bull.js';
export * from './job-queue.memory.js';
export * from './logger.js';
export * from './redis-connection.js';
export * from './shutdown.js';
export * from './worker-registry.js';
export * from './worker-registry.memory.js';
export * from './worker-registry.redis.js';
