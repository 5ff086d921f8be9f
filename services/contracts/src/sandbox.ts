import type { Box, BoxSpec } from './box.js';
import type { Pod, PodSpec } from './pod.js';

/** The sandbox port: open a box, put files, run programs, read honest outcomes. Adapters are in the sandbox package. */
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

/** Requirements for a reserved core. */
export interface ReserveOptions {
  /** Waits up to several seconds until nothing else runs on the core. */
  readonly quiet?: boolean;
}

/**
 * A core of the host that one submission has to itself while it measures: other boxes are kept off it. On a machine
 * with a single core, they share it.
 */
export interface ReservedCore {
  readonly core: number;
  /** Whether the core was idle just before. */
  readonly quiet: boolean;
  /** Binds a box to the core until the core is released. */
  pin(box: Box): Promise<void>;
  /**
   * The box's share of the core when several pinned boxes want it at once: time is proportional to shares.
   * Default 1; from 1/64 to 64.
   */
  share(box: Box, share: number): Promise<void>;
  /** Releases the core; pinned boxes continue unpinned. Never throws; safe to call twice. */
  release(): Promise<void>;
}

export interface Sandbox {
  open(spec: BoxSpec, signal?: AbortSignal): Promise<Box>;
  /** Opens several boxes and the links between them; see PodSpec. All are closed with the pod or by the signal. */
  openPod(spec: PodSpec, signal?: AbortSignal): Promise<Pod>;
  /**
   * Waits for a core to measure on. Rejects with the signal's reason. While you hold one, do not wait for another,
   * nor for code that might: there may be only one.
   */
  reserveCore(options?: ReserveOptions, signal?: AbortSignal): Promise<ReservedCore>;
  runtimes(): readonly RuntimeStatus[];
  /** Source file name a language starts from, such as `main.py`. */
  sourceName(language: string): string;
  close(): Promise<void>;
}
