import type { SittingNotice, TeamChange, TeamNotice, WatchRights } from '@hone/contracts/hiring';

export interface TeamWatchOptions {
  readonly workspace: string;
  /** Asks what the viewer may watch now. Rejects while the platform is unavailable. */
  readonly check: () => Promise<WatchRights>;
  readonly send: (change: TeamChange) => void;
  /** Called once, when the viewer loses rights that the watch had. */
  readonly onLost: () => void;
  readonly onError: (error: unknown) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
}

/** Rights that were checked longer ago are checked again before anything is sent. */
const RIGHTS_MS = 10_000;

/** One viewer's watch of one workspace. Nothing is sent before the viewer's rights are known. */
export class TeamWatch {
  private readonly options: TeamWatchOptions;
  private rights: WatchRights | undefined;
  private checkedAt = -Infinity;
  private checking: Promise<WatchRights> | undefined;
  /** Whether rights changed since the current check began. */
  private isOutdated = false;
  private closed = false;

  constructor(options: TeamWatchOptions) {
    this.options = options;
  }

  /** Rejects while the platform is unavailable. */
  open(): Promise<WatchRights> {
    return this.current();
  }

  hear(notice: TeamNotice): void {
    const change = notice.type === 'sitting.changed' ? notice : undefined;
    if (change === undefined) this.forgetRights();
    this.deliver(change).catch(this.options.onError);
  }

  close(): void {
    this.closed = true;
  }

  private async deliver(change: SittingNotice | undefined): Promise<void> {
    const wasOpen = this.rights?.ok === true;
    const rights = await this.current();
    if (this.closed) return;
    if (!rights.ok) {
      if (wasOpen) this.lose(rights.code);
      return;
    }
    if (change === undefined || (change.hidden && rights.blind)) return;
    const { type, workspace, assessment, sitting, part } = change;
    this.options.send({ type, workspace, assessment, sitting, part });
  }

  private lose(code: string): void {
    this.closed = true;
    this.options.onLost();
    this.options.send({ type: 'watch.ended', workspace: this.options.workspace, code });
  }

  private forgetRights(): void {
    this.checkedAt = -Infinity;
    this.isOutdated = true;
  }

  private async current(): Promise<WatchRights> {
    if (this.rights !== undefined && this.options.now() - this.checkedAt < RIGHTS_MS) return this.rights;
    this.checking ??= this.check().finally(() => {
      this.checking = undefined;
    });
    return this.checking;
  }

  /** Checks again when rights changed during the check. */
  private async check(): Promise<WatchRights> {
    for (;;) {
      this.isOutdated = false;
      const checkedAt = this.options.now();
      const rights = await this.options.check();
      if (this.isOutdated) continue;
      this.rights = rights;
      this.checkedAt = checkedAt;
      return rights;
    }
  }
}
