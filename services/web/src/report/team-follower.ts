import { teamChangeSchema, watchAckSchema } from '@hone/contracts/hiring';
import type { LiveListener, LiveSeat } from '../live/live-channel.js';
import type { Schedule } from '../app/schedule.js';

/** Whether changes are pushed now; `connecting` until they first are. */
export type TeamConnection = 'connecting' | 'live' | 'away';

/** A change of the sittings on the page. */
export interface SittingChange {
  readonly assessment: string;
  readonly sitting: string;
  /** `report`: nothing that the table shows. */
  readonly part: 'row' | 'report';
}

type WatchSeat = Pick<LiveSeat, 'watch' | 'leave'>;

export interface TeamFollowerOptions {
  readonly workspace: string;
  readonly channel: { join(listener: LiveListener): WatchSeat };
  readonly onChange: (change: SittingChange) => void;
  /** Changes may have been missed: they arrive from now on. */
  readonly onMissed: () => void;
  /** The user lost the right to watch. Users who never had it learn that from the page's requests. */
  readonly onLost: () => void;
  readonly onConnection: (connection: TeamConnection) => void;
  readonly schedule: Schedule;
}

const RETRY_MS = 5_000;
/** Errors that only a change of rights resolves. */
const REJECTIONS: ReadonlySet<string> = new Set([
  'AUTH_REQUIRED',
  'WORKSPACE_NOT_FOUND',
  'WORKSPACE_FORBIDDEN',
]);

/** Watches a workspace while its page is open. Pages also poll, so nothing here has to work. */
export class TeamFollower implements LiveListener {
  readonly #options: TeamFollowerOptions;
  #seat: WatchSeat | undefined;
  #round = 0;
  #callOff: () => void = () => undefined;
  #wasLive = false;
  #closed = false;

  constructor(options: TeamFollowerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#seat = this.#options.channel.join(this);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#callOff();
    this.#seat?.leave();
  }

  onUp(): void {
    void this.#watch();
  }

  onDown(): void {
    if (this.#closed) return;
    this.#round += 1;
    this.#callOff();
    this.#options.onConnection('away');
  }

  onEvent(raw: unknown): void {
    const { success, data } = teamChangeSchema.safeParse(raw);
    if (this.#closed || !success || data.workspace !== this.#options.workspace) return;
    if (data.type === 'watch.ended') this.#lose();
    else this.#options.onChange(data);
  }

  async #watch(): Promise<void> {
    if (this.#closed || this.#seat === undefined) return;
    const round = (this.#round += 1);
    const isOld = () => this.#closed || round !== this.#round;
    try {
      const ack = watchAckSchema.parse(await this.#seat.watch({ workspace: this.#options.workspace }));
      if (isOld()) return;
      if (!ack.ok) return REJECTIONS.has(ack.error.code) ? this.#lose() : this.#retry();
      this.#wasLive = true;
      this.#options.onConnection('live');
      this.#options.onMissed();
    } catch {
      if (!isOld()) this.#retry();
    }
  }

  #retry(): void {
    this.#callOff();
    this.#callOff = this.#options.schedule(RETRY_MS, () => void this.#watch());
  }

  #lose(): void {
    this.close();
    if (this.#wasLive) this.#options.onLost();
  }
}
