import { createIdempotencyKey } from '../../api-client/idempotency-key.js';
import { readChoice, writeChoice } from '../../app/remembered-choice.js';

const KEY = 'hone-tab';
const session = () => sessionStorage;

/** A name of this tab that survives reloads and crashes; a new one each time where storage is blocked. */
export function readTabName(): string {
  const known = readChoice(KEY, session);
  if (known !== null) return known;
  const name = createIdempotencyKey();
  writeChoice(KEY, name, session);
  return name;
}
