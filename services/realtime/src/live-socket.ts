import type { LiveEvent } from '@hone/contracts';
import type { TeamChange } from '@hone/contracts/hiring';
import type { DefaultEventsMap, Namespace, Server, Socket } from 'socket.io';
import type { Viewer } from './ports.js';

/** Messages of a client. Payloads are untrusted until parsed. */
interface ClientEvents {
  subscribe(payload: unknown, reply?: unknown): void;
  unsubscribe(payload: unknown, reply?: unknown): void;
  watch(payload: unknown, reply?: unknown): void;
  unwatch(payload: unknown, reply?: unknown): void;
}

interface ServerEvents {
  event(event: LiveEvent): void;
  /** To those who watch a workspace. */
  change(change: TeamChange): void;
  /** The gateway is shutting down; the connection closes next. */
  closing(notice: { readonly reason: 'restart' }): void;
}

interface SocketData {
  viewer: Viewer;
}

/** A socket of the namespace `/live`. */
export type LiveSocket = Socket<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;
/** The namespace `/live`. */
export type LiveNamespace = Namespace<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;

/** Answers a request, if the client asked for an answer. */
export type Reply<T> = (answer: T) => void;

/** The gateway's Socket.IO server. */
export type LiveServer = Server<ClientEvents, ServerEvents, DefaultEventsMap, SocketData>;
