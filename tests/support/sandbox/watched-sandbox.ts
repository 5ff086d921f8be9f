import type { BoxSpec, Sandbox } from '@hone/contracts/sandbox';

/** The same sandbox, which records what was opened. */
export interface WatchedSandbox extends Sandbox {
  /** Since the start, or since a test emptied it. */
  readonly opened: BoxSpec[];
}

export function watchSandbox(real: Sandbox): WatchedSandbox {
  const opened: BoxSpec[] = [];
  return {
    opened,
    runtimes: () => real.runtimes(),
    openPod: (pod, signal) => real.openPod(pod, signal),
    reserveCore: (options, signal) => real.reserveCore(options, signal),
    sourceName: (runtime) => real.sourceName(runtime),
    close: () => real.close(),
    open: (spec, signal) => {
      opened.push(spec);
      return real.open(spec, signal);
    },
  };
}
