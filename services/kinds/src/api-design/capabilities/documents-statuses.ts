import { z } from 'zod';
import { findResponse } from '../document/operation.js';
import { documentedStatuses, listed, ofEachOperation } from './capability.js';

const settings = z.strictObject({
  /** Each stands for a situation that consumers handle differently. */
  statuses: z.array(z.string().regex(/^[2-5]\d\d$/)).min(1),
});

/** Situations that a consumer can distinguish: each has its own status, not a range such as 4XX. */
export const documentsStatuses = ofEachOperation(settings, (_document, operation, { statuses }) => {
  const missing = statuses.filter((status) => findResponse(operation, status) === undefined);
  if (missing.length === 0) return undefined;
  return {
    problem: `A consumer can't be prepared for ${listed(missing)}.`,
    instead: documentedStatuses(operation),
  };
});
