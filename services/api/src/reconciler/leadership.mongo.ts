import type { Clock } from '@hone/kit';
import { insertOnce, type MongoDatabase, type StoredDocument } from '../storage/mongo-database.js';
import { TERM_MS, type Leadership } from './leadership.js';

interface TermDocument extends StoredDocument {
  readonly holder: string;
  readonly until: number;
}

/**
 * A lock without updates, which are not atomic in FerretDB: time is divided into terms, and the process that
 * first inserts a term's document leads during that term. Two leaders, possible with different clocks, do no
 * harm, because every reconciler step can be repeated. Terms far in the future, left by a clock that was set back,
 * are deleted like past ones, because their holder may be gone.
 */
export function createMongoLeadership(database: MongoDatabase, holder: string, clock: Clock): Leadership {
  const terms = database.collection<TermDocument>('leaderTerms');
  let known: { readonly term: number; readonly leads: boolean } | undefined;

  return {
    async leads() {
      const term = Math.floor(clock.now() / TERM_MS);
      if (known?.term === term) return known.leads;
      const until = (term + 1) * TERM_MS;
      const name = `reconciler:${term}`;
      // A clock that was set back may enter terms that were already held.
      const leads =
        (await insertOnce(terms, { _id: name, holder, until })) ||
        (await terms.findOne({ _id: name }))?.holder === holder;
      known = { term, leads };
      if (leads)
        await terms.deleteMany({
          $or: [{ until: { $lt: until - TERM_MS } }, { until: { $gt: until + TERM_MS } }],
        });
      return leads;
    },
  };
}
