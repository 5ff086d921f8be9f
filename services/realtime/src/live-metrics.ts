import type { Metrics } from '@hone/kit';

/** Why the gateway closed a connection. */
export type CloseReason = 'backlog' | 'other-epoch' | 'shutdown' | 'not-authenticated' | 'session-ended';

/** Metrics of the gateway. */
export interface LiveMetrics {
  subscribed(): void;
  unsubscribed(): void;
  watched(): void;
  unwatched(): void;
  sent(): void;
  /** Events replayed to a subscriber of a finished submission. */
  replayed(events: number): void;
  cut(reason: CloseReason): void;
}

const REPLAY_BUCKETS = [0, 1, 5, 10, 25, 50, 100, 250, 1000];

/** Creates the metrics of a gateway; `sockets` is called at each scrape. */
export function createLiveMetrics(metrics: Metrics, sockets: () => number): LiveMetrics {
  const connected = metrics.gauge({ name: 'hone_live_sockets', help: 'Sockets connected to this process.' });
  const followed = metrics.gauge({
    name: 'hone_live_subscriptions',
    help: 'Subscriptions to submissions, counted per socket.',
  });
  const watching = metrics.gauge({
    name: 'hone_live_watches',
    help: 'Workspaces watched by hiring teams, counted per socket.',
  });
  const sent = metrics.counter({ name: 'hone_live_events_sent_total', help: 'Events sent to sockets.' });
  const replays = metrics.histogram({
    name: 'hone_live_replay_events',
    help: 'Events replayed to a subscriber of a finished submission.',
    buckets: REPLAY_BUCKETS,
  });
  const cuts = metrics.counter({
    name: 'hone_live_sockets_cut_total',
    help: 'Connections that the gateway closed, by reason.',
    labels: ['reason'],
  });
  let subscriptions = 0;
  let watches = 0;
  metrics.onRead(() => {
    connected.set({}, sockets());
    followed.set({}, subscriptions);
    watching.set({}, watches);
  });
  return {
    subscribed: () => void (subscriptions += 1),
    unsubscribed: () => void (subscriptions -= 1),
    watched: () => void (watches += 1),
    unwatched: () => void (watches -= 1),
    sent: () => sent.add({}),
    replayed: (events) => replays.observe({}, events),
    cut: (reason) => cuts.add({ reason }),
  };
}
