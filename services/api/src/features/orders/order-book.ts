import type { Clock } from '@hone/kit';
import type { Destination } from '../submission-records/stages.js';
import type { Order, OrderRepository } from './repository.js';

/**
 * The open orders as one process knows them. Its own changes count at once, those of other processes when it reads
 * again; so neither an accepted submission nor a free place costs a reading of all orders.
 */
export interface OrderBook extends OrderRepository {
  /** Reads all orders now. */
  list(): Promise<Order[]>;
  /** The orders as they are known, read a moment ago at most. Whoever asks during a reading shares it. */
  current(): Promise<readonly Order[]>;
}

export interface OrderBookOptions {
  readonly orders: OrderRepository;
  readonly clock: Clock;
}

/** How old a reading may be, and how many times longer than it took: a long list is read more rarely. */
const FRESH_MS = 250;
const FRESH_PER_READING = 20;
const MOST_FRESH_MS = 2_000;

type Page = Map<string, Order>;
/** A change that can be made again on a reading that may have it or not. */
type Change = (page: Page) => void;

/** Creates the book of a process on the orders that all processes share. */
export function createOrderBook({ orders, clock }: OrderBookOptions): OrderBook {
  return new SharedBook(orders, clock);
}

class SharedBook implements OrderBook {
  private readonly orders: OrderRepository;
  private readonly clock: Clock;
  private page: Page | undefined;
  private shown: readonly Order[] | undefined;
  private freshUntil = -Infinity;
  private reading: Promise<void> | undefined;
  /** Changes that a reading under way may have missed. */
  private journal: Change[] = [];

  constructor(orders: OrderRepository, clock: Clock) {
    this.orders = orders;
    this.clock = clock;
  }

  async current(): Promise<readonly Order[]> {
    if (this.page === undefined || this.clock.monotonic() >= this.freshUntil) await this.read();
    this.shown ??= [...(this.page?.values() ?? [])];
    return this.shown;
  }

  async list(): Promise<Order[]> {
    // A reading that is under way may be older than this question.
    await this.reading?.catch(() => undefined);
    await this.read();
    return [...(this.page?.values() ?? [])];
  }

  find(submission: string): Promise<Order | undefined> {
    return this.orders.find(submission);
  }

  async count(): Promise<number> {
    return (await this.current()).length;
  }

  async insert(order: Order): Promise<boolean> {
    const isNew = await this.orders.insert(order);
    if (isNew) this.apply((page) => void page.set(order.submission, order));
    return isNew;
  }

  async admit(submission: string, attempt: number, at: number): Promise<void> {
    await this.orders.admit(submission, attempt, at);
    this.apply(changing(submission, { admittedAttempt: attempt, admittedAt: at }));
  }

  async release(submission: string, notBefore: number, to?: Destination): Promise<void> {
    await this.orders.release(submission, notBefore, to);
    this.apply(changing(submission, { admittedAttempt: 0, admittedAt: 0, notBefore, ...to }));
  }

  async remove(submission: string): Promise<void> {
    await this.orders.remove(submission);
    this.apply((page) => void page.delete(submission));
  }

  async moveAll(from: string, to: string): Promise<void> {
    await this.orders.moveAll(from, to);
    this.apply((page) => {
      for (const [name, order] of page) if (order.user === from) page.set(name, { ...order, user: to });
    });
  }

  private read(): Promise<void> {
    this.reading ??= this.readNow().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async readNow(): Promise<void> {
    this.journal = [];
    const begun = this.clock.monotonic();
    const orders = await this.orders.list();
    const now = this.clock.monotonic();
    this.page = new Map(orders.map((order) => [order.submission, order]));
    for (const change of this.journal) change(this.page);
    this.shown = undefined;
    this.freshUntil = now + Math.min(MOST_FRESH_MS, Math.max(FRESH_MS, FRESH_PER_READING * (now - begun)));
  }

  private apply(change: Change): void {
    if (this.reading !== undefined) this.journal.push(change);
    if (this.page === undefined) return;
    change(this.page);
    this.shown = undefined;
  }
}

function changing(submission: string, changes: Partial<Order>): Change {
  return (page) => {
    const order = page.get(submission);
    if (order !== undefined) page.set(submission, { ...order, ...changes });
  };
}
