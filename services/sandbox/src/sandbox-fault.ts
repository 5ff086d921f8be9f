/** What failed: the engine or an image (`unavailable`), a box in use (`box`), or nothing (`closed` while in use). */
export type FaultKind = 'unavailable' | 'box' | 'closed';

/** The platform failed, not the program: never a verdict, and never a mark lost. */
export class SandboxFault extends Error {
  readonly kind: FaultKind;

  constructor(kind: FaultKind, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.name = 'SandboxFault';
    this.kind = kind;
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
