/** Longest text of one evidence field, in UTF-16 units; below the schema's bound with room for the note. */
const EVIDENCE_CHARACTERS = 8_000;

// Keeps a byte order mark, since a learner must see whether an answer starts with one.
const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

// Controls, and characters that are invisible or reorder text.
const INVISIBLE = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** Decodes UTF-8; bytes that are none become U+FFFD, a byte order mark stays. */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/**
 * Text for a learner's eyes, at most `maxCharacters` and a closing note. Control and invisible characters are
 * written out (ESC as ␛, others as ⟨U+200B⟩): nothing hides in an answer, and no terminal obeys it.
 */
export function evidenceText(source: string | Uint8Array, maxCharacters = EVIDENCE_CHARACTERS): string {
  // A UTF-16 unit takes at most three bytes: what lies beyond cannot be shown, so it need not be decoded.
  const text = typeof source === 'string' ? source : decodeText(source.subarray(0, maxCharacters * 3 + 4));
  const visible = text.slice(0, maxCharacters + 1).replace(INVISIBLE, writeOut);
  const whole =
    text.length <= maxCharacters && (typeof source === 'string' || source.length <= maxCharacters * 3);
  if (whole && visible.length <= maxCharacters) return visible;
  return `${cutAt(visible, maxCharacters)}\n… cut here; ${describeSize(source)} in all`;
}

/** The first `length` UTF-16 units, one less where that would split a pair. */
export function cutAt(text: string, length: number): string {
  const cut = text.slice(0, length);
  return cut.isWellFormed() ? cut : cut.slice(0, -1).toWellFormed();
}

function describeSize(source: string | Uint8Array): string {
  return typeof source === 'string' ? `${source.length} characters` : `${source.length} bytes`;
}

function writeOut(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === '\n' || character === '\t') return character;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
