import { isObject } from '../../document/located.js';
import type { LabLimit } from '../../lab/protocol.js';

const CODES: ReadonlySet<unknown> = new Set<LabLimit['code']>(['time-limit', 'memory-limit', 'output-limit']);

/** Whether the tool box gave up on a learner's document rather than failing by itself. */
export const isLabLimit = (error: unknown): error is LabLimit =>
  isObject(error) && CODES.has(error['code']) && typeof error['message'] === 'string';
