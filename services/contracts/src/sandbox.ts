import type { Box, BoxSpec } from './box.js';
import type { Pod, PodSpec } from './pod.js';

/** The sandbox port: open a box, put files, run programs, read honest outcomes. Adapters live in the sandbox room. */
export * from './box.js';
export * from './pod.js';

/** State of a runtime on this machine. */
export interface RuntimeStatus {
  readonly id: string;
  readonly status: 'ready' | 'building' | 'failed';
  readonly languages: readonly string[];
  readonly version?: string;
  readonly reason?: string;
}

/** What a reserved core must be like. */
export interface ReserveOptions {
  /** Waits some seconds, if need be, until nothing else goes on on the core. */
  readonly quiet?: boolean;
}

/**
 * A core that one submission has to itself while it measures, on the whole host: boxes that are not pinned here are
 * kept off it (where the machine has but one core, they share it).
 */
export interface ReservedCore {
  readonly core: number;
  /** Whether the core was idle just before. */
  readonly quiet: boolean;
  /** Binds a box to the core until the core is released. */
  pin(box: Box): Promise<void>;
  /**
   * How the core is shared out where several pinned boxes want it at once: in proportion to their shares, 1 where
   * nothing was said. From 1/64 to 64.
   */
  share(box: Box, share: number): Promise<void>;
  /** Gives the core back; pinned boxes go on as ordinary ones. Never throws; safe to call twice. */
  release(): Promise<void>;
}

export interface Sandbox {
  open(spec: BoxSpec, signal?: AbortSignal): Promise<Box>;
  /** Opens several boxes and the links between them; see PodSpec. All are closed with the pod or by the signal. */
  openPod(spec: PodSpec, signal?: AbortSignal): Promise<Pod>;
  /**
   * Waits for a core to measure on. Rejects with the signal's reason. Whoever holds one must not wait for another, nor for
   * anybody who might: there may be no second.
   */
  reserveCore(options?: ReserveOptions, signal?: AbortSignal): Promise<ReservedCore>;
  runtimes(): readonly RuntimeStatus[];
  /** Source file name a language starts from, such as `main.py`. */
  sourceName(language: string): string;
  close(): Promise<void>;
}
