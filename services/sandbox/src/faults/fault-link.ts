import type { Duplex } from 'node:stream';
import type { Fault, PodLinkSpec } from '@hone/contracts/sandbox';
import { draw } from './draw.js';
import type { FaultClock } from './fault-clock.js';
import { HttpRelay } from './http-relay.js';
import { LinkConnection } from './link-connection.js';
import type { RecordBook } from './record-book.js';
import { createStreamPair } from './stream-pair.js';

export interface FaultLinkOptions {
  readonly id: string;
  readonly protocol: PodLinkSpec['protocol'];
  readonly faults: readonly Fault[];
  readonly seed: string;
  readonly clock: FaultClock;
  readonly book: RecordBook;
  /** Connects to the target of the link. Rejects when nothing listens there. */
  readonly connect: () => Promise<Duplex>;
}

/** One link of a pod: takes connections and passes them on, with its faults. Does not know about boxes. */
export class FaultLink {
  readonly id: string;
  private readonly options: FaultLinkOptions;
  private readonly connections = new Set<LinkConnection>();
  private readonly relay: HttpRelay | undefined;
  private faults: readonly Fault[];

  constructor(options: FaultLinkOptions) {
    this.id = options.id;
    this.options = options;
    this.faults = options.faults;
    if (options.protocol === 'http') this.relay = this.createRelay();
  }

  /** Whether a fault makes it refuse connections. */
  get isDown(): boolean {
    return this.faults.some(({ type }) => type === 'down');
  }

  /** Puts these faults into effect, also for open connections. */
  setFaults(faults: readonly Fault[]): void {
    this.faults = faults;
    for (const connection of [...this.connections]) connection.setFaults(faults);
  }

  /** Takes a connection from a client of the link. */
  accept(client: Duplex): void {
    const { id, book, clock, seed } = this.options;
    const entry = book.openConnection(id);
    const connection = new LinkConnection({
      client,
      clock,
      entry,
      faults: this.faults,
      random: (direction, piece) => draw(seed, id, entry.number, direction, piece),
      onOver: () => this.connections.delete(connection),
    });
    this.connections.add(connection);
    if (!connection.begin()) return;
    if (this.relay === undefined) this.reach(connection);
    else {
      const [near, far] = createStreamPair();
      connection.join(near);
      this.relay.accept(far, entry.number);
    }
  }

  private reach(connection: LinkConnection): void {
    this.options.connect().then(
      (server) => connection.join(server),
      () => connection.refuse(),
    );
  }

  private createRelay(): HttpRelay {
    const { id, clock, book, connect, seed } = this.options;
    return new HttpRelay({
      link: id,
      clock,
      book,
      connect,
      faults: () => this.faults,
      random: (request, purpose) => draw(seed, id, request, purpose),
    });
  }
}
