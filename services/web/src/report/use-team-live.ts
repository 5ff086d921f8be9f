import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { usePorts } from '../app/ports.js';
import { keyOf, useWorkspace } from '../hiring/use-hiring.js';
import { ChangeReader } from './change-reader.js';
import { TeamFollower, type SittingChange, type TeamConnection } from './team-follower.js';
import { schedule } from '../app/schedule.js';

/** How often pages of candidates poll; changes are also pushed. */
export const ASK_AGAIN_MS = 30_000;

/** The id that means everything on a page, among the ids of changes. */
const EVERYTHING = '*';

export interface LivePage {
  /** Whether the page shows what changed. */
  readonly shows: (change: SittingChange) => boolean;
  /** Reads it again; undefined: everything, because the change is unknown. */
  readonly read: (sittings: readonly string[] | undefined) => Promise<void>;
  /** Makes the page reload everything once it is visible. */
  readonly outdate: () => Promise<void>;
}

/** A hidden page does not reload: it does once it is visible. */
function readNow({ read, outdate }: LivePage, ids: readonly string[]): Promise<void> {
  if (document.visibilityState === 'hidden') return outdate();
  return read(ids.includes(EVERYTHING) ? undefined : ids);
}

/** Rereads changes on a page of the workspace while it is open. */
export function useTeamLive(page: LivePage): TeamConnection {
  const { channel } = usePorts();
  const { id: workspace } = useWorkspace();
  const queries = useQueryClient();
  const [connection, setConnection] = useState<TeamConnection>('connecting');
  const latest = useRef(page);
  useEffect(() => {
    latest.current = page;
  });
  useEffect(() => {
    const reads = new ChangeReader({
      read: (ids) => readNow(latest.current, ids),
      now: () => performance.now(),
      schedule,
    });
    const follower = new TeamFollower({
      workspace,
      channel,
      onChange: (change) => {
        if (latest.current.shows(change)) reads.note(change.sitting);
      },
      onMissed: () => reads.note(EVERYTHING),
      // What was loaded with the former rights is dropped, too.
      onLost: () => void queries.resetQueries({ queryKey: keyOf(workspace) }),
      onConnection: setConnection,
      schedule,
    });
    follower.start();
    return () => {
      follower.close();
      reads.close();
    };
  }, [workspace, channel, queries]);
  return connection;
}
