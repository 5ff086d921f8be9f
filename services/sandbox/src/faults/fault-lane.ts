import { Duplex } from 'node:stream';
import type { Fault, FaultDirection } from '@hone/contracts/sandbox';
import type { FaultClock } from './fault-clock.js';
import { faultsOf, newPlan, planPieces, type Piece } from './lane-plan.js';

export interface LaneOptions {
  readonly direction: FaultDirection;
  readonly clock: FaultClock;
  readonly random: () => number;
  readonly faults: readonly Fault[];
  readonly onDelivered: (bytes: number) => void;
  /** A fault has acted on something. */
  readonly onFault: (type: Fault['type']) => void;
  /** The limit is reached: the connection must end. */
  readonly onLimit: () => void;
}

/** Bytes on their way; a longer line makes its source wait. */
const MAX_QUEUED_BYTES = 256 * 1024;

/** One direction of a connection: data comes out delayed by the faults, complete and in order. */
export class FaultLane extends Duplex {
  private readonly options: LaneOptions;
  private faults: readonly ReturnType<typeof faultsOf>[number][];
  private readonly plan = newPlan();
  private readonly queue: Piece[] = [];
  private queuedBytes = 0;
  private deliveredBytes = 0;
  private wanted = false;
  private over = false;
  private cancelTimer: (() => void) | undefined;
  /** Resumes a waiting writer. */
  private letWriter: (() => void) | undefined;

  constructor(options: LaneOptions) {
    super({ allowHalfOpen: true });
    this.options = options;
    this.faults = faultsOf(options.faults, options.direction);
  }

  /** Data on its way keeps its times; a black hole that ends releases what it held. */
  setFaults(faults: readonly Fault[]): void {
    this.faults = faultsOf(faults, this.options.direction);
    this.deliver();
  }

  /** Stops delivering and ends. */
  cutOff(): void {
    this.queue.length = 0;
    this.queuedBytes = 0;
    this.endReading();
  }

  override _write(data: Buffer, _encoding: BufferEncoding, done: () => void): void {
    // Once it is over nobody should write: a writer waits until the connection is closed.
    if (this.over) return;
    this.enqueue(data);
    this.queuedBytes += data.length;
    this.letWriter = done;
    if (this.queuedBytes <= MAX_QUEUED_BYTES) this.letWrite();
    this.deliver();
  }

  override _final(done: () => void): void {
    if (!this.over) this.enqueue(null);
    this.deliver();
    done();
  }

  override _read(): void {
    this.wanted = true;
    this.deliver();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.over = true;
    this.cancelTimer?.();
    this.queue.length = 0;
    this.letWrite();
    done(error);
  }

  private enqueue(data: Buffer | null): void {
    const { clock, random, onFault } = this.options;
    for (const { type } of this.faults) {
      // The others report when they act.
      if (type !== 'black-hole' && type !== 'limit' && (type !== 'slow-close' || data === null))
        onFault(type);
    }
    this.queue.push(...planPieces(data, clock.now(), this.faults, this.plan, random));
  }

  private deliver(): void {
    for (let next = this.queue[0]; next !== undefined && this.wanted && !this.over; next = this.queue[0]) {
      if (this.faults.some(({ type }) => type === 'black-hole')) {
        this.options.onFault('black-hole');
        return;
      }
      const left = next.dueMs - this.options.clock.now();
      if (left > 0) {
        this.wakeIn(left);
        return;
      }
      this.queue.shift();
      this.deliverPiece(next);
    }
  }

  private wakeIn(ms: number): void {
    this.cancelTimer?.();
    this.cancelTimer = this.options.clock.after(ms, () => this.deliver());
  }

  private deliverPiece({ data }: Piece): void {
    if (data === null) {
      this.endReading();
      return;
    }
    const allowed = data.subarray(0, this.left());
    this.queuedBytes -= data.length;
    this.deliveredBytes += allowed.length;
    if (allowed.length > 0) {
      this.options.onDelivered(allowed.length);
      this.wanted = this.push(allowed);
    }
    if (this.queuedBytes <= MAX_QUEUED_BYTES) this.letWrite();
    if (this.left() > 0) return;
    this.options.onFault('limit');
    this.options.onLimit();
  }

  /** Bytes that a limit still allows. */
  private left(): number {
    const limits = this.faults.flatMap((fault) => (fault.type === 'limit' ? [fault.bytes] : []));
    return Math.max(0, Math.min(...limits, Infinity) - this.deliveredBytes);
  }

  private endReading(): void {
    if (this.over) return;
    this.over = true;
    this.cancelTimer?.();
    this.push(null);
  }

  private letWrite(): void {
    const { letWriter } = this;
    this.letWriter = undefined;
    letWriter?.();
  }
}
