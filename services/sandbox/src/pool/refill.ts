import { createDeferred, type Deferred } from '../protocol/deferred.js';
import type { BoxClass, PooledBox } from './pooled-box.js';
import type { Shelf } from './shelf.js';
import type { Shelves } from './shelves.js';

export interface RefillOptions<Class extends BoxClass, Box extends PooledBox> {
  readonly shelves: Shelves<Class, Box>;
  readonly make: (wanted: Class, signal: AbortSignal) => Promise<Box>;
  readonly isFull: (shelf: Shelf<Class, Box>) => boolean;
  readonly hasRoom: (wanted: Class) => boolean;
  /** Called with a box for its shelf. */
  readonly onMade: (shelf: Shelf<Class, Box>, box: Box) => void;
  /** Called with a box whose caller waited for it. */
  readonly onAdopted: (box: Box) => void;
  /** Called when the caller that waited for the box being made has left: is there room for the box? */
  readonly onLeft: () => void;
  /** Called when a box could not be made; it is retried at the next occasion. */
  readonly onFailed: (wanted: Class, error: unknown) => void;
  /** Destroys a box that nobody needs any more. */
  readonly destroy: (box: Box) => Promise<void>;
  /** Ends refilling. */
  readonly signal: AbortSignal;
}

/** A box that is being made ahead. */
interface Ahead<Class extends BoxClass, Box extends PooledBox> {
  readonly shelf: Shelf<Class, Box>;
  readonly stop: AbortController;
  /** The waiting caller: gets the box, or undefined if it was not made. */
  taker: Deferred<Box | undefined> | undefined;
}

/** Makes boxes ahead, one after another: several at once would take cores from submissions that are being graded. */
export class Refill<Class extends BoxClass, Box extends PooledBox> {
  private readonly options: RefillOptions<Class, Box>;
  private ahead: Ahead<Class, Box> | undefined;
  private filling: Promise<void> | undefined;
  private again = false;

  constructor(options: RefillOptions<Class, Box>) {
    this.options = options;
  }

  /** Memory of the box that is being made. */
  memoryMiB(): number {
    return this.ahead?.shelf.wanted.memoryMiB ?? 0;
  }

  /** Its memory is needed: unless a caller waits for the box, it is not made. */
  giveUp(): void {
    if (this.ahead?.taker !== undefined) return;
    this.ahead?.stop.abort(new Error('its memory is needed'));
    this.ahead = undefined;
  }

  /**
   * Waits for the box that is being made for a shelf and takes it. Resolves to undefined when none is being made, when
   * another caller waits for it, and when it could not be made. Rejects when aborted; then it goes to its shelf.
   */
  async adopt(shelf: Shelf<Class, Box>, signal: AbortSignal): Promise<Box | undefined> {
    signal.throwIfAborted();
    const { ahead } = this;
    if (ahead === undefined || ahead.shelf !== shelf || ahead.taker !== undefined) return undefined;
    const taker = createDeferred<Box | undefined>();
    ahead.taker = taker;
    const leave = (): void => {
      ahead.taker = undefined;
      taker.reject(signal.reason as Error);
      this.options.onLeft();
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await taker.promise;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  start(): void {
    if (this.options.signal.aborted) return;
    if (this.filling !== undefined) {
      this.again = true;
      return;
    }
    this.filling = this.fill().finally(() => {
      this.filling = undefined;
      if (!this.again) return;
      this.again = false;
      this.start();
    });
  }

  /** Resolves when the pool is as full as it will get for now. */
  async done(): Promise<void> {
    while (this.filling !== undefined) await this.filling;
  }

  /** A class whose boxes cannot be made now must not keep the others from being filled. */
  private async fill(): Promise<void> {
    const { shelves, isFull } = this.options;
    const failed = new Set<Shelf<Class, Box>>();
    for (let shelf = this.neediest(failed); shelf !== undefined; shelf = this.neediest(failed)) {
      if (!(await this.makeFor(shelf))) failed.add(shelf);
    }
    for (const shelf of shelves.all()) if (isFull(shelf)) shelf.demand.madeUp();
  }

  private neediest(failed: ReadonlySet<Shelf<Class, Box>>): Shelf<Class, Box> | undefined {
    const { shelves, isFull, hasRoom, signal } = this.options;
    if (signal.aborted) return undefined;
    return shelves
      .all()
      .filter((shelf) => !failed.has(shelf) && !isFull(shelf) && hasRoom(shelf.wanted))
      .sort((a, b) => a.boxes.length - b.boxes.length || b.lastWantedMs - a.lastWantedMs)[0];
  }

  /** Whether it was made. */
  private async makeFor(shelf: Shelf<Class, Box>): Promise<boolean> {
    const ahead: Ahead<Class, Box> = { shelf, stop: new AbortController(), taker: undefined };
    this.ahead = ahead;
    const isMade = await this.make(ahead);
    ahead.taker?.resolve(undefined);
    if (this.ahead === ahead) this.ahead = undefined;
    return isMade;
  }

  private async make(ahead: Ahead<Class, Box>): Promise<boolean> {
    const { shelves, make, onMade, onAdopted, onFailed, destroy } = this.options;
    const { shelf, stop } = ahead;
    const signal = AbortSignal.any([stop.signal, this.options.signal]);
    try {
      const box = await make(shelf.wanted, signal);
      const { taker } = ahead;
      if (signal.aborted || (taker === undefined && !shelves.has(shelf))) {
        await destroy(box);
        return false;
      }
      if (taker === undefined) onMade(shelf, box);
      else {
        onAdopted(box);
        taker.resolve(box);
      }
      return true;
    } catch (error) {
      if (!signal.aborted) onFailed(shelf.wanted, error);
      return false;
    }
  }
}
