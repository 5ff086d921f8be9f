import type { User } from '@hone/contracts';
import { z } from 'zod';
import { readChoice, writeChoice } from '../../app/remembered-choice.js';
import type { DraftStore } from './draft-store.js';

const REMEMBERED = 'hone-draft-owner';
const ownerSchema = z.object({ id: z.string(), guest: z.boolean() });
type Owner = z.infer<typeof ownerSchema>;

/** The last author of drafts in this browser, for pages that open without a network. */
export function findLastOwner(): Owner | null {
  try {
    const parsed = ownerSchema.safeParse(JSON.parse(readChoice(REMEMBERED) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Moves drafts to the current user: those written before there was a session, and those of the guest that
 * this browser was until it signed in. An account's drafts never move to another account.
 */
export async function settleOwner(store: Pick<DraftStore, 'move'>, user: User | null): Promise<void> {
  const last = findLastOwner();
  if (user !== null) {
    await store.move(null, user.id);
    if (last !== null && last.guest && last.id !== user.id) await store.move(last.id, user.id);
  }
  const next: Owner | null = user === null ? null : { id: user.id, guest: user.guest };
  writeChoice(REMEMBERED, JSON.stringify(next));
}
