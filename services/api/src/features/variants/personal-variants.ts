import { isoTime } from '@hone/kit';
import type { PersonalData } from '../accounts/personal-data.js';
import type { VariantRecord, VariantRepository } from './repository.js';

/** Variants as personal data. Seeds stay secret, also from their owners. */
export function createPersonalVariants(variants: VariantRepository): PersonalData {
  /** Appends a variant to those of another owner, unless an earlier call did. */
  async function give(record: VariantRecord, owner: string): Promise<void> {
    for (;;) {
      const own = await variants.list(owner, record.slug);
      if (own.some(({ id }) => id === record.id)) return;
      if (await variants.insert({ ...record, owner, number: (own.at(-1)?.number ?? 0) + 1 })) return;
    }
  }

  return {
    name: 'variants',
    async move(from, to) {
      for (const record of await variants.list(from)) {
        await give(record, to);
        await variants.remove(record);
      }
    },
    erase: (user) => variants.removeOwner(user),
    async *list(user) {
      for (const { slug, number, id, at } of await variants.list(user))
        yield { challenge: slug, number, id, at: isoTime(at) };
    },
  };
}
