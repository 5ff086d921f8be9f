import { pino } from 'pino';
import type { Logger } from '../logger.js';

/** A log that keeps quiet, for tests. */
export function createSilentLogger(): Logger {
  return pino({ level: 'silent' });
}
