/** Interruption of a command. */
export interface Stop {
  readonly signal: AbortSignal;
  /** Restores the default handling of interrupts. */
  readonly forget: () => void;
}

/** The first interrupt lets a command finish cleanly; the second one ends the process. */
export function listenForStop(): Stop {
  const controller = new AbortController();
  const stop = (): void => controller.abort(new Error('stopped from outside'));
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.once(name, stop);
  return {
    signal: controller.signal,
    forget: (): void => {
      for (const name of signals) process.removeListener(name, stop);
    },
  };
}
