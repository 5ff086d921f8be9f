/**
 * Parts of the driver that its own types omit. The driver's client only opens sockets, but its connection works on any
 * stream. The driver's version is locked, and tests on a real node check these declarations.
 */
declare module 'cassandra-driver/lib/connection.js' {
  import type { EventEmitter } from 'node:events';
  import type { Duplex } from 'node:stream';
  import type { ClientOptions } from 'cassandra-driver';
  import type { Request, Response } from 'cassandra-driver/lib/requests.js';

  type Callback<T> = (error: Error | null | undefined, response: T) => void;

  class Connection extends EventEmitter {
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
  export = Connection;
}

declare module 'cassandra-driver/lib/requests.js' {
  namespace requests {
    interface ColumnMeta {
      readonly name: string;
      readonly type: { readonly code: number };
    }
    interface Prepared {
      readonly id: Buffer;
      readonly meta: { readonly columns: readonly ColumnMeta[] };
    }
    /** A decoded cell: each class of the driver has a text form. */
    interface Printable {
      toString(): string;
    }
    interface Response {
      readonly id?: Buffer;
      readonly rows?: readonly { values(): readonly (Printable | null | undefined)[] }[];
      readonly meta?: Prepared['meta'];
    }
    interface Request {
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
  }
  const requests: requests.Requests;
  export = requests;
}
