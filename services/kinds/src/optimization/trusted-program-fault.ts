/** The generator, the reference or the validator failed. Never the learner's failure. */
export class TrustedProgramFault extends Error {
  override readonly name = 'TrustedProgramFault';
  /** The program's stderr, for the log: it may quote hidden data. */
  readonly stderr: string;

  constructor(message: string, stderr: string) {
    super(message);
    this.stderr = stderr;
  }
}

/**
 * The result of the author's programs on an undeclared size; undefined where one of them meets a limit or fails there,
 * which is nobody's fault.
 */
export async function unlessTooLarge<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TrustedProgramFault) return undefined;
    throw error;
  }
}
