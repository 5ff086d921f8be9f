/** The exclusive right to work on a job, kept by renewal. */
export interface Lease {
  /** Aborts when the lease is lost. */
  readonly lost: AbortSignal;
  /** Stops renewing because the job ended. */
  end(): void;
  /** Stops renewing and signals that the lease is lost. */
  abandon(reason: string): void;
}

export interface LeaseOptions {
  readonly leaseMs: number;
  /** Extends the lease by `leaseMs`; false when it expired or belongs to another worker. */
  readonly renew: () => Promise<boolean>;
}

const RENEWALS_PER_LEASE = 10 / 3;

/**
 * Renews until ended. Retries when the server cannot be reached; after a whole lease without success, the
 * lease counts as lost, because it has expired.
 */
export function createLease(options: LeaseOptions): Lease {
  const { leaseMs, renew } = options;
  const controller = new AbortController();
  let ended = false;
  let renewal: NodeJS.Timeout | undefined;
  let expiry: NodeJS.Timeout | undefined;

  const end = () => {
    ended = true;
    clearTimeout(renewal);
    clearTimeout(expiry);
  };
  const abandon = (reason: string) => {
    if (ended) return;
    end();
    controller.abort(new Error(reason));
  };
  const held = (until: number) => {
    clearTimeout(expiry);
    expiry = setTimeout(() => abandon('the lease expired'), Math.max(0, until - performance.now()));
  };
  const schedule = () => {
    renewal = setTimeout(() => void attempt(), leaseMs / RENEWALS_PER_LEASE);
  };
  const attempt = async () => {
    const until = performance.now() + leaseMs;
    try {
      const kept = await renew();
      if (ended) return;
      if (!kept) return abandon('the lease is no longer held');
      held(until);
    } catch {
      // The server was not reached: the expiry timer decides when to give up.
      if (ended) return;
    }
    schedule();
  };

  held(performance.now() + leaseMs);
  schedule();
  return { lost: controller.signal, end, abandon };
}
