import { isoTime, type Clock } from '@hone/kit';
import type { SessionRepository, StoredUser } from '../sessions/repository.js';
import { presentSession } from '../sessions/present.js';
import type { IdentityRepository } from '../oidc/repository.js';
import { presentToken } from '../tokens/present.js';
import type { TokenRepository } from '../tokens/repository.js';
import type { PersonalData } from './personal-data.js';

/** Streams everything stored about a user as one JSON document, never held in memory as a whole. */
export type ExportAccount = (user: StoredUser, currentKey: string) => AsyncIterable<string>;

export interface ExportOptions {
  readonly sessions: SessionRepository;
  readonly tokens: TokenRepository;
  readonly identities: Pick<IdentityRepository, 'listOf'>;
  readonly personalData: readonly PersonalData[];
  readonly clock: Clock;
}

export function createExportAccount(options: ExportOptions): ExportAccount {
  const { sessions, tokens, identities, personalData, clock } = options;
  return async function* (user, currentKey) {
    const now = clock.now();
    const { createdAt, ...account } = user;
    const head = { exportedAt: isoTime(now), account: { ...account, createdAt: isoTime(createdAt) } };
    yield JSON.stringify(head).slice(0, -1);
    const own = await sessions.list(user.id, now);
    yield member('sessions') + JSON.stringify(own.map((record) => presentSession(record, currentKey)));
    yield member('tokens') + JSON.stringify((await tokens.list(user.id)).map(presentToken));
    yield member('identities') + JSON.stringify(await identities.listOf(user.id));
    for (const work of personalData) {
      yield `${member(work.name)}[`;
      let separator = '';
      for await (const item of work.list(user.id)) {
        yield separator + JSON.stringify(item);
        separator = ',';
      }
      yield ']';
    }
    yield '}\n';
  };
}

const member = (name: string): string => `,${JSON.stringify(name)}:`;
