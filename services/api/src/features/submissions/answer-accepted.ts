import type { Response } from 'express';
import type { Accepted } from './admission.js';
import { pathOf, presentAccepted } from './present.js';

/** Responds to a request that created a submission, or repeated an earlier one. */
export function answerAccepted(response: Response, accepted: Accepted): void {
  response.status(202).location(pathOf(accepted.record.id)).json(presentAccepted(accepted));
}
