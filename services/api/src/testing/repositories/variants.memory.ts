import {
  compareVariants,
  variantName,
  type VariantRecord,
  type VariantRepository,
} from '../../features/variants/repository.js';

/** Variants in memory, for unit tests. */
export function createMemoryVariantRepository(): VariantRepository {
  const records = new Map<string, VariantRecord>();
  return {
    insert(record) {
      if (records.has(variantName(record))) return Promise.resolve(false);
      records.set(variantName(record), structuredClone(record));
      return Promise.resolve(true);
    },
    list(owner, slug) {
      const own = [...records.values()].filter(
        (record) => record.owner === owner && (slug === undefined || record.slug === slug),
      );
      return Promise.resolve(structuredClone(own.sort(compareVariants)));
    },
    remove(record) {
      records.delete(variantName(record));
      return Promise.resolve();
    },
    removeOwner(owner) {
      for (const [name, record] of records) if (record.owner === owner) records.delete(name);
      return Promise.resolve();
    },
  };
}
