import { isoTime, type Clock } from '@hone/kit';
import type { SessionRepository, StoredUser } from '../sessions/repository.js';
import { presentSession } from '../sessions/present.js';
import { presentToken } from '../tokens/present.js';
import type { TokenRepository } from '../tokens/repository.js';
import type { PersonalWork } from './personal-work.js';

/** Everything that is kept of somebody, as the pieces of one JSON document: never as a whole in memory. */
export type ExportAccount = (user: StoredUser, currentKey: string) => AsyncIterable<string>;

export interface ExportOptions {
  readonly sessions: SessionRepository;
  readonly tokens: TokenRepository;
  readonly works: readonly PersonalWork[];
  readonly clock: Clock;
}

/** Creates the export. */
export function createExportAccount({ sessions, tokens, works, clock }: ExportOptions): ExportAccount {
  return async function* (user, currentKey) {
    const now = clock.now();
    const { createdAt, ...account } = user;
    const head = { exportedAt: isoTime(now), account: { ...account, createdAt: isoTime(createdAt) } };
    yield JSON.stringify(head).slice(0, -1);
    const own = await sessions.list(user.id, now);
    yield member('sessions') + JSON.stringify(own.map((record) => presentSession(record, currentKey)));
    yield member('tokens') + JSON.stringify((await tokens.list(user.id)).map(presentToken));
    for (const work of works) {
      yield `${member(work.name)}[`;
      let separator = '';
      for await (const item of work.tell(user.id)) {
        yield separator + JSON.stringify(item);
        separator = ',';
      }
      yield ']';
    }
    yield '}\n';
  };
}

const member = (name: string): string => `,${JSON.stringify(name)}:`;
