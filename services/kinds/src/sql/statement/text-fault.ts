/** Why a text is rejected, and at which offset. */
export class TextFault extends Error {
  override readonly name = 'TextFault';
  /** In UTF-16 units. */
  readonly offset: number;
  readonly reason: 'compile-error' | 'forbidden';

  constructor(message: string, offset: number, reason: TextFault['reason'] = 'compile-error') {
    super(message);
    this.offset = offset;
    this.reason = reason;
  }
}
