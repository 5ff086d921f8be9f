/** The right to work on a job, kept by renewing it. */
export interface Lease {
  /** Aborts when the right was lost. */
  readonly lost: AbortSignal;
  /** Stops renewing because the job ended. */
  end(): void;
  /** Stops renewing and tells that the right is lost. */
  abandon(reason: string): void;
}

export interface LeaseOptions {
  readonly leaseMs: number;
  /** Extends the right by `leaseMs`; false when somebody else has it or nobody knows it. */
  readonly renew: () => Promise<boolean>;
}

const RENEWALS_PER_LEASE = 10 / 3;

/**
 * Renews until ended. A renewal that fails to reach the server is repeated; when none succeeded for a whole lease,
 * the right is taken as lost, because by then it has expired for everybody else.
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
      // Not reached: the expiry timer decides when trying again is pointless.
      if (ended) return;
    }
    schedule();
  };

  held(performance.now() + leaseMs);
  schedule();
  return { lost: controller.signal, end, abandon };
}
