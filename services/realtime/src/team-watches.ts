import { ERRORS, type ErrorCode } from '@hone/contracts';
import { watchSchema, type TeamChange, type WatchAck } from '@hone/contracts/hiring';
import type { Logger } from '@hone/kit';
import type { LiveMetrics } from './live-metrics.js';
import type { TeamAccess, Viewer } from './ports.js';
import type { TeamHub } from './team-hub.js';
import { TeamWatch } from './team-watch.js';

export interface TeamWatchesOptions {
  readonly viewer: Viewer;
  /** Whether the viewer's identity is unchanged; if not, the connection is being closed. */
  readonly confirm: () => Promise<boolean>;
  readonly access: TeamAccess;
  readonly hub: TeamHub;
  readonly send: (change: TeamChange) => void;
  readonly logger: Logger;
  readonly liveMetrics: Pick<LiveMetrics, 'watched' | 'unwatched'>;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: (() => number) | undefined;
}

/** A person looks at one workspace, perhaps in two tabs that share a connection. */
export const MAX_WATCHES = 10;

/** The workspaces that one client watches. */
export class TeamWatches {
  private readonly options: TeamWatchesOptions;
  /** How to stop each, by workspace. */
  private readonly open = new Map<string, () => void>();

  constructor(options: TeamWatchesOptions) {
    this.options = options;
  }

  /** Watches a workspace; replaces an earlier watch of the same client and workspace. */
  async watch(payload: unknown): Promise<WatchAck> {
    const request = watchSchema.safeParse(payload);
    if (!request.success) return watchRefusal('WATCH_INVALID');
    const { workspace } = request.data;
    this.end(workspace);
    if (this.open.size >= MAX_WATCHES) return watchRefusal('RATE_LIMITED');
    try {
      if (!(await this.options.confirm())) return watchRefusal('AUTH_REQUIRED');
      // Hears notices before it asks for rights, so that none is missed in between.
      const rights = await this.begin(workspace).open();
      if (rights.ok) return { ok: true };
      this.end(workspace);
      return watchRefusal(rights.code);
    } catch (error) {
      this.end(workspace);
      this.options.logger.error({ err: error, workspace }, 'could not open a watch');
      return watchRefusal('SERVICE_UNAVAILABLE');
    }
  }

  /** False when the payload is malformed. */
  unwatch(payload: unknown): boolean {
    const request = watchSchema.safeParse(payload);
    if (request.success) this.end(request.data.workspace);
    return request.success;
  }

  close(): void {
    for (const workspace of [...this.open.keys()]) this.end(workspace);
  }

  private begin(workspace: string): TeamWatch {
    const { access, viewer, hub, send, logger, liveMetrics, now = () => performance.now() } = this.options;
    const watch = new TeamWatch({
      workspace,
      check: () => access.check(workspace, viewer),
      send,
      onLost: () => this.end(workspace),
      onError: (error) => logger.warn({ err: error, workspace }, 'could not check the rights of a watch'),
      now,
    });
    const leave = hub.join(workspace, (notice) => watch.hear(notice));
    this.open.set(workspace, () => {
      leave();
      watch.close();
      liveMetrics.unwatched();
    });
    liveMetrics.watched();
    return watch;
  }

  private end(workspace: string): void {
    const stop = this.open.get(workspace);
    if (stop === undefined) return;
    this.open.delete(workspace);
    stop();
  }
}

/** The answer that rejects a watch with an error code. */
export function watchRefusal(code: ErrorCode): WatchAck {
  return { ok: false, error: { code, message: ERRORS[code].message } };
}
