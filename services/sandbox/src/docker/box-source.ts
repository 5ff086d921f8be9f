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
  /** Told when a box failed for a reason that is not the program's. */
  onFault(fault: SandboxFault): void;
  onClosed(): void;
  /**
   * Told how each compilation ended. Rejects with a SandboxFault when a program was refused by a compiler that refuses every
   * program: then the verdict is not the program's.
   */
  onCompiled(ok: boolean): Promise<void>;
  /** Programs have sockets of AF_UNIX only, and no timers; compilers have both. */
  readonly confined: boolean;
  /** What boxes of the same submission have compiled. */
  readonly compiled: CompiledPrograms;
}
