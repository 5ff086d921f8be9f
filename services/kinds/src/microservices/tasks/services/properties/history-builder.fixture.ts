import type { History, HistoryEvent } from '../../../history/history.js';

interface Exchange {
  readonly to: string;
  readonly method?: string;
  /** Without the key of the call, which is in the body then. */
  readonly path?: string;
  /** Fields of the body beside the key. */
  readonly says?: Readonly<Record<string, string | number>>;
  readonly atMs: number;
  /** Absent: no answer. */
  readonly status?: number;
  readonly tookMs?: number;
  readonly retryAfterSeconds?: number;
  readonly traceparent?: string;
}

interface BuiltCall {
  readonly name?: string;
  readonly atMs: number;
  readonly tookMs?: number;
  readonly status?: number;
  readonly body?: string;
  readonly requests?: readonly Exchange[];
}

/** Writes the history of a client, a service `desk` and its requests. */
export class HistoryBuilder {
  private readonly events: HistoryEvent[] = [];
  private calls = 0;
  private messages = 0;

  phase(name: string, atMs: number): this {
    this.events.push({ atMs, type: 'phase', name });
    return this;
  }

  call({ name = 'track', atMs, tookMs = 10, status = 200, body = '', requests = [] }: BuiltCall): this {
    const operation = this.calls++;
    const key = `k${operation.toString(16).padStart(10, '0')}`;
    this.events.push({
      atMs,
      type: 'invoke',
      operation,
      client: 'client',
      node: 'desk',
      name,
      input: { key },
    });
    const output = { status, body };
    this.events.push(
      status < 500
        ? { atMs: atMs + tookMs, type: 'ok', operation, output }
        : { atMs: atMs + tookMs, type: 'fail', operation, error: `status ${status}`, output },
    );
    for (const request of requests) this.exchange(key, request);
    return this;
  }

  store(name: string, rows: readonly Record<string, string | number>[], atMs: number): this {
    const operation = this.calls++;
    const invoke = { type: 'invoke', operation, client: 'client', node: 'store', name, input: null } as const;
    this.events.push({ atMs, ...invoke, final: true }, { atMs, type: 'ok', operation, output: { rows } });
    return this;
  }

  /** A member is asked to end, and does. */
  stop(node: string, atMs: number, exit: { readonly code: number | null; readonly atMs: number }): this {
    this.events.push({ atMs, type: 'stop', node }, { ...exit, type: 'exit', node });
    return this;
  }

  get history(): History {
    return this.events.toSorted((one, other) => one.atMs - other.atMs);
  }

  private exchange(key: string, exchange: Exchange): void {
    const { to, atMs, status, tookMs = 5, retryAfterSeconds } = exchange;
    const message = this.messages++;
    this.events.push(
      { atMs, type: 'send', message, from: 'desk', to, body: requestOf(key, exchange) },
      { atMs, type: 'deliver', message },
    );
    const answer = this.messages++;
    const endMs = atMs + tookMs;
    const body = {
      type: String(status),
      kind: 'answer',
      to: message,
      status: status ?? null,
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
      text: '',
    } as const;
    this.events.push({ atMs: endMs, type: 'send', message: answer, from: to, to: 'desk', body });
    this.events.push(
      status === undefined
        ? { atMs: endMs, type: 'drop', message: answer, cause: 'the caller hung up' }
        : { atMs: endMs, type: 'deliver', message: answer },
    );
  }
}

function requestOf(key: string, { method = 'GET', path: fixed, says, traceparent }: Exchange) {
  const path = fixed ?? `/parcels/${key}`;
  return {
    type: `${method} ${path}`,
    kind: 'request',
    method,
    path,
    text: fixed === undefined ? '' : JSON.stringify({ order: key, ...says }),
    ...(traceparent !== undefined && { traceparent }),
  } as const;
}
