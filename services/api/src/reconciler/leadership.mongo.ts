import type { Clock } from '@hone/kit';
import { insertOnce, type MongoDatabase, type StoredDocument } from '../storage/mongo-database.js';
import { TERM_MS, type Leadership } from './leadership.js';

interface TermDocument extends StoredDocument {
  readonly holder: string;
  readonly until: number;
}

/**
 * A lock without updates, which FerretDB does not make atomic: time is cut into terms, and whoever inserts a term's
 * document first leads during that term. Two leaders, possible when clocks differ, do no harm: every step of the
 * reconciler is safe to repeat.
 */
export function createMongoLeadership(database: MongoDatabase, holder: string, clock: Clock): Leadership {
  const terms = database.collection<TermDocument>('leaderTerms');
  let known: { readonly term: number; readonly leads: boolean } | undefined;

  return {
    async leads() {
      const term = Math.floor(clock.now() / TERM_MS);
      if (known?.term === term) return known.leads;
      const until = (term + 1) * TERM_MS;
      const leads = await insertOnce(terms, { _id: `reconciler:${term}`, holder, until });
      known = { term, leads };
      if (leads) await terms.deleteMany({ until: { $lt: clock.now() - TERM_MS } });
      return leads;
    },
  };
}
