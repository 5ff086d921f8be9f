/**
 * What failed: the engine or an image (`unavailable`), a box in use (`box`), the machine, which had no core for a
 * program (`starved`), or nothing (`closed` while in use).
 */
export type FaultKind = 'unavailable' | 'box' | 'starved' | 'closed';

/** The platform failed, not the program: never a verdict, and never a lost mark. */
export class SandboxFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'SandboxFault';
    this.kind = kind;
  }
}

/** A runtime's own program could not be executed. */
export const notExecuted = (argv: readonly string[], errno: number): SandboxFault =>
  new SandboxFault('box', `${argv[0]} could not be executed (errno ${errno})`);

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
