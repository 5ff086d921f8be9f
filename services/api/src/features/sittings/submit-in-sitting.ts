import type { SubmitBody } from '@hone/contracts';
import type { RateLimits } from '../../http/rate-limits.js';
import type { Accepted, Admission } from '../submissions/admission.js';
import type { Submit } from '../submissions/submit.js';
import type { Facts } from './facts.js';
import type { SittingItems } from './sitting-items.js';

/** Accepts an ordinary submission for the sitting that its sender holds. */
export type SubmitInSitting = (
  sitting: { readonly id: string; readonly owner: string },
  body: SubmitBody,
  key: string | undefined,
) => Promise<Accepted>;

export interface SubmitInSittingOptions {
  readonly items: Pick<SittingItems, 'openFor'>;
  readonly submit: Pick<Submit, 'check' | 'accept' | 'findRepeated'>;
  readonly admission: Pick<Admission, 'readQueue'>;
  readonly facts: Facts;
  readonly limits: RateLimits;
}

export function createSubmitInSitting(options: SubmitInSittingOptions): SubmitInSitting {
  const { items, submit, admission, facts, limits } = options;
  return async ({ id, owner }, body, key) => {
    const repeated = key === undefined ? undefined : await submit.findRepeated(owner, key, body);
    if (repeated !== undefined) return repeated;
    const { item, challenge, variant } = await items.openFor(id, body);
    const [, assertCapacity] = await Promise.all([submit.check(body, challenge), admission.readQueue()]);
    // A campus sits behind one address, so addresses do not count.
    await limits.count(body.mode, { user: owner, address: undefined });
    assertCapacity(owner);
    const accepted = await submit.accept({ user: owner, body, challenge, key, variant });
    const detail = { language: body.language, submission: accepted.record.id };
    await facts.append(id, { type: body.mode, item, detail });
    return accepted;
  };
}
