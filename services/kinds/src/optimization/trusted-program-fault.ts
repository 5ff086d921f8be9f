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
