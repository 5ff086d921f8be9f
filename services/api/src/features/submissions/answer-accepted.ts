import type { Response } from 'express';
import type { Accepted } from './admission.js';
import { pathOf, presentAccepted } from './present.js';

/** Answers a request that made a submission, or named one that was made before. */
export function answerAccepted(response: Response, accepted: Accepted): void {
  response.status(202).location(pathOf(accepted.record.id)).json(presentAccepted(accepted));
}
