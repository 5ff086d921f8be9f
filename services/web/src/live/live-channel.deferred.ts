import type { LiveChannel, LiveListener, LiveSeat } from './live-channel.js';

/**
 * A channel whose code is fetched with its first follower: pages that follow nothing do not load it. Where that fails,
 * followers go on over HTTP, and the next one tries again.
 */
export function createDeferredChannel(load: () => Promise<LiveChannel>): LiveChannel {
  let loading: Promise<LiveChannel> | undefined;
  const open = (): Promise<LiveChannel> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  return {
    join: (listener) => takeSeat(open(), listener),
    restart: () => void loading?.then((channel) => channel.restart()).catch(() => undefined),
  };
}

/** A seat at a channel that is on its way; somebody who left before it came never joins. */
function takeSeat(channel: Promise<LiveChannel>, listener: LiveListener): LiveSeat {
  let left = false;
  const seat = channel.then((loaded) => (left ? undefined : loaded.join(listener)));
  seat.catch(() => undefined);
  return {
    async subscribe(request) {
      const taken = await seat;
      if (taken === undefined) throw new Error('the seat was left before the channel was there');
      return taken.subscribe(request);
    },
    leave(submission) {
      left = true;
      void seat.then((taken) => taken?.leave(submission)).catch(() => undefined);
    },
  };
}
