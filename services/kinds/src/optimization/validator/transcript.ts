const MAX_BYTES = 6_000;

type Side = 'validator' | 'program';

/** What two programs said to each other, in lines: `<` came to the learner's program, `>` from it. Bounded. */
export class Transcript {
  private readonly pieces: { side: Side; text: string }[] = [];
  private readonly decoders = { validator: new TextDecoder(), program: new TextDecoder() };
  private bytes = 0;
  private cut = false;

  add(side: Side, data: Uint8Array): void {
    const room = MAX_BYTES - this.bytes;
    if (data.length > room) this.cut = true;
    if (room <= 0) return;
    const kept = data.subarray(0, room);
    this.bytes += kept.length;
    const text = this.decoders[side].decode(kept, { stream: true });
    const last = this.pieces.at(-1);
    if (last?.side === side) last.text += text;
    else this.pieces.push({ side, text });
  }

  /** Every line with its mark. */
  toString(): string {
    const lines = this.pieces.flatMap(({ side, text }) =>
      text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `${side === 'validator' ? '<' : '>'} ${line}`),
    );
    return [...lines, ...(this.cut ? ['… cut here'] : [])].join('\n');
  }
}
