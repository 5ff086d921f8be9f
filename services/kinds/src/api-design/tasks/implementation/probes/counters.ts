/** Counters since the pod was opened, and memory now. */
export interface Counters {
  readonly cpuMs: number;
  readonly memoryBytes: number;
  readonly statements: number;
  readonly blocks: number;
}
