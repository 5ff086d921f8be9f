import type { Duplex } from 'node:stream';
import type { ConnectionEnd, Fault, FaultDirection } from '@hone/contracts/sandbox';
import type { FaultClock } from './fault-clock.js';
import { FaultLane } from './fault-lane.js';
import type { ConnectionEntry } from './record-book.js';
import { breakOff } from './stream-pair.js';

export interface LinkConnectionOptions {
  readonly client: Duplex;
  readonly clock: FaultClock;
  readonly entry: ConnectionEntry;
  readonly faults: readonly Fault[];
  /** A number in 0..1 for the n-th piece of a direction. */
  readonly random: (direction: FaultDirection, piece: number) => number;
  readonly onOver: () => void;
}

/** One connection over a link: the client's stream, a lane each way, and the server's stream. */
export class LinkConnection {
  private readonly options: LinkConnectionOptions;
  private readonly up: FaultLane;
  private readonly down: FaultLane;
  private server: Duplex | undefined;
  private cancelReset: (() => void) | undefined;
  private over = false;

  constructor(options: LinkConnectionOptions) {
    this.options = options;
    this.up = this.lane('up');
    this.down = this.lane('down');
    const { client } = options;
    client.allowHalfOpen = true;
    client.on('error', () => this.lost('client-reset'));
    client.on('close', () => this.sideClosed('client-reset'));
  }

  /** Applies the faults that affect a connection as a whole. False when one ended it. */
  begin(): boolean {
    this.applyToWhole(this.options.faults);
    return !this.over;
  }

  /** Starts passing bytes, once the other side is connected. */
  join(server: Duplex): void {
    if (this.over) {
      breakOff(server);
      return;
    }
    this.server = server;
    if (server.destroyed) {
      this.lost('server-reset');
      return;
    }
    server.allowHalfOpen = true;
    server.on('error', () => this.lost('server-reset'));
    server.on('close', () => this.sideClosed('server-reset'));
    this.options.client.pipe(this.up).pipe(server);
    server.pipe(this.down).pipe(this.options.client);
  }

  setFaults(faults: readonly Fault[]): void {
    this.up.setFaults(faults);
    this.down.setFaults(faults);
    this.applyToWhole(faults);
  }

  /** The other side could not be reached. */
  refuse(): void {
    this.lost('refused');
  }

  private lane(direction: FaultDirection): FaultLane {
    const { clock, entry, faults, random } = this.options;
    let pieces = 0;
    const lane = new FaultLane({
      direction,
      clock,
      faults,
      random: () => random(direction, pieces++),
      onDelivered: (bytes) => entry.delivered(direction, bytes),
      onFault: (type) => entry.met(type),
      onLimit: () => this.cutOff(),
    });
    // Nothing else handles its errors, which are always a consequence of events handled elsewhere.
    lane.on('error', () => undefined);
    return lane;
  }

  /** Ends both directions at once; data that was delivered still arrives. */
  private cutOff(): void {
    this.finish('fault');
    this.up.cutOff();
    this.down.cutOff();
    // Unread data of the other direction is of no use.
    for (const side of [this.options.client, this.server]) side?.unpipe().resume();
  }

  private breakFor(fault: Fault['type']): void {
    if (this.over) return;
    this.options.entry.met(fault);
    this.lost('fault');
  }

  private applyToWhole(faults: readonly Fault[]): void {
    this.cancelReset?.();
    this.cancelReset = undefined;
    if (faults.some(({ type }) => type === 'down')) this.breakFor('down');
    const reset = faults.find((fault) => fault.type === 'reset');
    if (reset === undefined) return;
    if (reset.afterMs <= 0) this.breakFor('reset');
    else this.cancelReset = this.options.clock.after(reset.afterMs, () => this.breakFor('reset'));
  }

  private sideClosed(otherwise: ConnectionEnd): void {
    const { client } = this.options;
    const ended = (stream: Duplex | undefined) =>
      stream !== undefined && stream.readableEnded && stream.writableFinished;
    if (ended(client) && ended(this.server)) this.finish('closed');
    else if (!ended(otherwise === 'client-reset' ? client : this.server)) this.lost(otherwise);
  }

  private lost(end: ConnectionEnd): void {
    if (this.over) return;
    this.finish(end);
    breakOff(this.options.client);
    if (this.server !== undefined) breakOff(this.server);
    this.up.destroy();
    this.down.destroy();
  }

  private finish(end: ConnectionEnd): void {
    if (this.over) return;
    this.over = true;
    this.cancelReset?.();
    this.options.entry.ended(end);
    this.options.onOver();
  }
}
