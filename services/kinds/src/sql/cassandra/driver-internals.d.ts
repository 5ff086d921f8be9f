/**
 * Parts of the driver that its own types do not tell. Its client opens sockets only; a connection of it works on whatever
 * stream stands in for one. The driver's version is locked, and tests on a real node hold these to what they are.
 */
declare module 'cassandra-driver/lib/connection.js' {
  import type { EventEmitter } from 'node:events';
  import type { Duplex } from 'node:stream';
  import type { ClientOptions } from 'cassandra-driver';
  import type { Request, Response } from 'cassandra-driver/lib/requests.js';

  type Callback<T> = (error: Error | null | undefined, response: T) => void;

  export default class Connection extends EventEmitter {
    constructor(
      endpoint: string,
      protocolVersion: number,
      options: ClientOptions & { readonly logEmitter: () => void },
    );
    netClient: Duplex;
    open(callback: Callback<void>): void;
    bindSocketListeners(): void;
    startup(callback: Callback<void>): void;
    sendStream(request: Request, options: null, callback: Callback<Response>): void;
    close(): void;
  }
}

declare module 'cassandra-driver/lib/requests.js' {
  export interface ColumnMeta {
    readonly name: string;
    readonly type: { readonly code: number };
  }

  export interface Prepared {
    readonly id: Buffer;
    readonly meta: { readonly columns: readonly ColumnMeta[] };
  }

  export interface Response {
    readonly id?: Buffer;
    readonly rows?: readonly { values(): readonly unknown[] }[];
    readonly meta?: { readonly columns: readonly ColumnMeta[] };
  }

  export interface Request {
    readonly query: string;
  }

  interface Requests {
    readonly PrepareRequest: new (query: string) => Request;
    readonly QueryRequest: new (query: string, params: null) => Request;
    readonly ExecuteRequest: new (
      query: string,
      id: Buffer,
      params: readonly unknown[],
      options: null,
      meta: Prepared['meta'],
    ) => Request;
  }

  const requests: Requests;
  export default requests;
}
