import { createContext, useContext } from 'react';
import type { HoneApi } from '../api-client/hone-api.js';
import type { SendRequest } from '../api-client/send-request.js';
import type { DraftStore } from '../challenge/drafts/draft-store.js';
import type { InputStore } from '../challenge/inputs/input-history.js';
import type { LiveChannel } from '../live/live-channel.js';

/** What pages use from outside the page; built once in main.tsx. */
export interface Ports {
  readonly api: HoneApi;
  /** Sends what `api` has no call for: pages with further calls build them when they are opened. */
  readonly send: SendRequest;
  readonly channel: LiveChannel;
  readonly drafts: DraftStore;
  readonly inputs: InputStore;
}

export const PortsContext = createContext<Ports | null>(null);

export function usePorts(): Ports {
  const ports = useContext(PortsContext);
  if (ports === null) throw new Error('PortsContext is missing above this component');
  return ports;
}
