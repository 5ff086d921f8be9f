/** Why a text is not taken, and where. */
export class TextFault extends Error {
  override readonly name = 'TextFault';
  /** Counted in UTF-16 units. */
  readonly offset: number;
  readonly reason: 'compile-error' | 'forbidden';

  constructor(message: string, offset: number, reason: TextFault['reason'] = 'compile-error') {
    super(message);
    this.offset = offset;
    this.reason = reason;
  }
}
