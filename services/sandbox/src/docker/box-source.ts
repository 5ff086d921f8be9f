import type { SandboxFault } from '../sandbox-fault.js';
import type { CompiledPrograms } from './compiled-programs.js';
import type { LiveBox } from './live-box.js';

/** Where boxes come from and go to. */
export interface BoxSource {
  /** Another box of the same size and image. */
  take(): Promise<LiveBox>;
  /** Destroys the box; when all boxes are back, the pool refills. */
  giveBack(box: LiveBox): Promise<void>;
  oomCount(box: LiveBox): number;
  oomCountAtDeath(box: LiveBox): Promise<number>;
  /** Whether the engine answers without delay. Never rejects. */
  engineAnswers(): Promise<boolean>;
  /** Called when a box failed for a reason other than the program. */
  onFault(fault: SandboxFault): void;
  onClosed(): void;
  /**
   * Called with the result of each compilation. Rejects with a SandboxFault when the compiler rejects every
   * program: then the verdict is not the program's.
   */
  onCompiled(ok: boolean): Promise<void>;
  /** Programs have only AF_UNIX sockets, and no timers; compilers have both. */
  readonly confined: boolean;
  /** What boxes of the same submission have compiled. */
  readonly compiled: CompiledPrograms;
}
