import type { LiveChannel, LiveListener, LiveSeat } from './live-channel.js';

/**
 * A channel whose code is loaded with its first follower: pages without followers do not load it. On failure,
 * followers continue over HTTP, and the next one tries again.
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

/** A seat at a channel that is still loading; a follower who left before it loaded never joins. */
function takeSeat(channel: Promise<LiveChannel>, listener: LiveListener): LiveSeat {
  let left = false;
  const seat = channel.then((loaded) => (left ? undefined : loaded.join(listener)));
  seat.catch(() => undefined);
  const taken = async (): Promise<LiveSeat> => {
    const own = await seat;
    if (own === undefined) throw new Error('the seat was left before the channel was there');
    return own;
  };
  return {
    subscribe: async (request) => (await taken()).subscribe(request),
    watch: async (request) => (await taken()).watch(request),
    leave() {
      left = true;
      void seat.then((own) => own?.leave()).catch(() => undefined);
    },
  };
}
