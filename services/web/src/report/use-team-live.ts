import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { usePorts } from '../app/ports.js';
import { keyOf, useWorkspace } from '../hiring/use-hiring.js';
import { ReadsAgain } from './reads-again.js';
import { TeamFollower, type SittingChange, type TeamConnection } from './team-follower.js';
import { schedule } from '../app/schedule.js';

/** How often pages of candidates ask by themselves; changes are also pushed. */
export const ASK_AGAIN_MS = 30_000;

/** Stands for everything that a page shows, among the ids of what changed. */
const EVERYTHING = '*';

export interface LivePage {
  /** Whether the page shows what changed. */
  readonly shows: (change: SittingChange) => boolean;
  /** Reads it again; undefined: everything, because it is not known what changed. */
  readonly read: (sittings: readonly string[] | undefined) => Promise<void>;
  /** Lets the page ask for everything once somebody looks at it. */
  readonly outdate: () => Promise<void>;
}

/** Nobody looks at a hidden page: it asks when it is looked at. */
function readNow({ read, outdate }: LivePage, ids: readonly string[]): Promise<void> {
  if (document.visibilityState === 'hidden') return outdate();
  return read(ids.includes(EVERYTHING) ? undefined : ids);
}

/** Reads again what changes on a page of the workspace while it is open. */
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
    const reads = new ReadsAgain({
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
      // What was loaded with the rights of before goes, too.
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
