import { pino } from 'pino';
import type { Logger } from '../logger.js';

/** A logger without output, for tests. */
export function createSilentLogger(): Logger {
  return pino({ level: 'silent' });
}
