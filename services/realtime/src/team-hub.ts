import { teamNoticeSchema, type TeamNotice } from '@hone/contracts/hiring';
import type { Channel, Logger } from '@hone/kit';

/** Delivers the notices about a workspace to its watchers in this process. */
export interface TeamHub {
  /** Calls `hear` for each notice about the workspace until the returned function is called. */
  join(workspace: string, hear: (notice: TeamNotice) => void): () => void;
  close(): void;
}

/** Creates a hub on the channel from the api. While the channel is down, no notices arrive. */
export function createTeamHub(channel: Pick<Channel, 'listen'>, logger: Logger): TeamHub {
  const listeners = new Map<string, Set<(notice: TeamNotice) => void>>();
  const warn = (error: unknown) => logger.warn({ err: error }, 'could not hear changes for hiring teams');

  const listening = channel.listen((message) => {
    const notice = parseNotice(message);
    if (notice === undefined) return warn(new Error('a notice on the channel is malformed'));
    for (const hear of [...(listeners.get(notice.workspace) ?? [])]) hear(notice);
  });
  listening.catch(warn);

  return {
    join(workspace, hear) {
      const joined = listeners.get(workspace) ?? new Set();
      listeners.set(workspace, joined.add(hear));
      return () => {
        joined.delete(hear);
        if (joined.size === 0 && listeners.get(workspace) === joined) listeners.delete(workspace);
      };
    },
    close() {
      listeners.clear();
      void listening.then((stop) => stop()).catch(() => undefined);
    },
  };
}

function parseNotice(message: string): TeamNotice | undefined {
  try {
    return teamNoticeSchema.parse(JSON.parse(message));
  } catch {
    return undefined;
  }
}
