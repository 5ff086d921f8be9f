import { EventEmitter } from 'node:events';
import type { EventBody, LiveEvent } from '@hone/contracts';
import type { TeamChange } from '@hone/contracts/hiring';
import type { CloseReason, LiveMetrics } from './live-metrics.js';
import type { LiveSocket } from './live-socket.js';

export const line = (text: string): EventBody => ({ type: 'grading.log', data: { stream: 'info', text } });

export const FINISHED: EventBody = {
  type: 'grading.finished',
  data: { verdict: 'accepted', reason: null, score: null },
};

/** Events of a submission: some log lines, and the end. */
export function recordedEvents(submission: string, count: number): LiveEvent[] {
  const bodies = [...Array.from({ length: count - 1 }, (_, index) => line(`line ${index}`)), FINISHED];
  return bodies.map((body, index) => ({
    submission,
    seq: index + 1,
    at: '2026-03-01T12:00:00.000Z',
    ...body,
  }));
}

export const numbers = (events: readonly LiveEvent[]): number[] => events.map(({ seq }) => seq);

/** Lets all pending promises settle. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Metrics for assertions. */
export function recordMetrics(): LiveMetrics & {
  open: number;
  watching: number;
  readonly cuts: CloseReason[];
} {
  const liveMetrics = {
    open: 0,
    watching: 0,
    cuts: [] as CloseReason[],
    subscribed: () => void (liveMetrics.open += 1),
    unsubscribed: () => void (liveMetrics.open -= 1),
    watched: () => void (liveMetrics.watching += 1),
    unwatched: () => void (liveMetrics.watching -= 1),
    sent: () => undefined,
    replayed: () => undefined,
    cut: (reason: CloseReason) => void liveMetrics.cuts.push(reason),
  };
  return liveMetrics;
}

/** A client socket without a network: records what it receives, in order, and whether it was closed. */
export class FakeSocket extends EventEmitter {
  readonly data = { viewer: { user: 'ann' as string | null } };
  readonly sent: string[] = [];
  connected = true;
  readonly conn = { readyState: 'open', close: () => this.leave() };

  /** The gateway's side of the socket. */
  get live(): LiveSocket {
    return this as unknown as LiveSocket;
  }

  override emit(name: string, ...payload: unknown[]): boolean {
    if (name === 'event') {
      const [event] = payload as [LiveEvent];
      return this.sent.push(`event ${event.seq}`) > 0;
    }
    if (name !== 'change') return super.emit(name, ...payload);
    const [change] = payload as [TeamChange];
    return this.sent.push(`change ${change.type === 'sitting.changed' ? change.sitting : change.code}`) > 0;
  }

  /** Subscribes to a submission; the answer is recorded among the received messages. */
  subscribe(payload: unknown): void {
    this.ask('subscribe', payload);
  }

  /** Watches a workspace; the answer is recorded, too. */
  watch(payload: unknown): void {
    this.ask('watch', payload);
  }

  private ask(name: string, payload: unknown): void {
    this.emit(name, payload, (ack: { ok: boolean; error?: { code: string } }) => {
      this.sent.push(ack.error?.code ?? 'ok');
    });
  }

  leave(): void {
    this.connected = false;
    this.conn.readyState = 'closed';
    this.emit('disconnect');
  }
}
