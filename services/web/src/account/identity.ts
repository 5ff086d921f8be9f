import type { User } from '@hone/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { usePorts } from '../app/ports.js';
import type { LiveChannel } from '../live/live-channel.js';

/** The channel on which the tabs of a browser notify each other that the user changed. */
const TABS = 'hone-identity';

/** Key of the query for the current user: `User`, or null without a session. */
const ME = 'me';

/** What a tab remembers about the submissions shown last; see challenge/use-current-submission.ts. */
const REMEMBERED = 'hone-submission:';

function forgetShownSubmissions(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(REMEMBERED)) sessionStorage.removeItem(key);
  } catch {
    // Where storage is blocked there is nothing to forget.
  }
}

/** Drops everything loaded for another user, and reloads what the page shows. */
async function forgetAnswers(queries: QueryClient, channel: LiveChannel, user?: User | null): Promise<void> {
  await queries.cancelQueries();
  queries.removeQueries({ type: 'inactive' });
  if (user !== undefined) queries.setQueryData([ME], user);
  channel.restart();
  await queries.resetQueries({ predicate: ({ queryKey }) => user === undefined || queryKey[0] !== ME });
}

/** Notifies page, socket and other tabs that the session belongs to another user now (null: to nobody). */
export function useIdentityChange(): (user: User | null) => Promise<void> {
  const { channel } = usePorts();
  const queries = useQueryClient();
  return useCallback(
    async (user) => {
      if (user === null) forgetShownSubmissions();
      const tabs = new BroadcastChannel(TABS);
      tabs.postMessage({ signedOut: user === null });
      tabs.close();
      await forgetAnswers(queries, channel, user);
    },
    [channel, queries],
  );
}

/** Follows changes of the user in other tabs. Mounted once, above all pages. */
export function useIdentityOfOtherTabs(): void {
  const { channel } = usePorts();
  const queries = useQueryClient();
  useEffect(() => {
    const tabs = new BroadcastChannel(TABS);
    tabs.onmessage = (event: MessageEvent<{ signedOut?: boolean }>) => {
      if (event.data.signedOut === true) forgetShownSubmissions();
      void forgetAnswers(queries, channel);
    };
    return () => tabs.close();
  }, [channel, queries]);
}
