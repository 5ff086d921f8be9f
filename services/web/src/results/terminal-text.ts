/** The style of a stretch of text; empty for plain text. */
export interface TextStyle {
  /** One of a terminal's eight colours, 0 to 7, in the tone of the theme. */
  readonly color?: number;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
}

export interface TextPart {
  readonly text: string;
  readonly style: TextStyle;
  /** Replaces something invisible: a control character, or one that changes how its neighbours look. */
  readonly mark: boolean;
}

const PLAIN: TextStyle = {};
/** Each part is an element of the page; a text with more of them is shown without colours. */
const MAX_PARTS = 4_000;

/** Colours and weights: `ESC [ numbers m`, the only sequences that are applied. */
const SGR = /\u001b\[([\d;:]{0,60})m/y;
/** Line ends of other systems are line ends. */
const LINE_END = /\r\n/y;
/** Text that is shown unchanged. */
const SEEN =
  /[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u3164\uffa0]+|[\t\n]+/uy;

/** Visible replacement: control pictures for the ASCII controls, the code point for everything else. */
function standInFor(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

function styleAfter(style: TextStyle, code: number): TextStyle {
  if (code === 0) return PLAIN;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 3) return { ...style, italic: true };
  if (code === 4) return { ...style, underline: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 23) return { ...style, italic: false };
  if (code === 24) return { ...style, underline: false };
  if (code >= 30 && code <= 37) return { ...style, color: code - 30 };
  if (code >= 90 && code <= 97) return { ...style, color: code - 90 };
  if (code === 39) {
    const { color: _gone, ...rest } = style;
    return rest;
  }
  // Backgrounds, blinking, hiding: never, so that no text can be made unreadable.
  return style;
}

/** Numbers of a sequence; extended colours (38, 48, 58) are skipped with their arguments. */
function applySgr(style: TextStyle, numbers: string): TextStyle {
  const codes = numbers === '' ? [0] : numbers.split(/[;:]/).map(Number);
  let next = style;
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0;
    if (code === 38 || code === 48 || code === 58) index += codes[index + 1] === 5 ? 2 : 4;
    else next = styleAfter(next, code);
  }
  return next;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Joins neighbours that look the same. */
function append(parts: TextPart[], part: TextPart): void {
  const last = parts.at(-1);
  if (last?.mark === part.mark && last.style === part.style)
    parts[parts.length - 1] = { ...last, text: last.text + part.text };
  else parts.push(part);
}

function parse(text: string, coloured: boolean): TextPart[] {
  const parts: TextPart[] = [];
  let style = PLAIN;
  for (let at = 0; at < text.length;) {
    const sgr = matchAt(SGR, text, at);
    const end = sgr === null ? matchAt(LINE_END, text, at) : null;
    if (sgr !== null) {
      if (coloured) style = applySgr(style, sgr[1] ?? '');
      at += sgr[0].length;
    } else if (end !== null) {
      append(parts, { text: '\n', style, mark: false });
      at += end[0].length;
    } else {
      const seen = matchAt(SEEN, text, at);
      const piece = seen?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
      append(parts, { text: seen === null ? standInFor(piece) : piece, style, mark: seen === null });
      at += piece.length;
    }
  }
  return parts;
}

/**
 * A program's output, made harmless: colours as styles, every other control or invisible character as a
 * visible replacement. The words stay the same.
 */
export function parseTerminalText(text: string): TextPart[] {
  const parts = parse(text, true);
  return parts.length <= MAX_PARTS ? parts : parse(text, false);
}

/** The same without colours: where texts are compared, an escape is a difference like any other. */
export function revealUnseen(text: string): TextPart[] {
  const parts: TextPart[] = [];
  for (let at = 0; at < text.length;) {
    const seen = matchAt(SEEN, text, at);
    const piece = seen?.[0] ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    append(parts, { text: seen === null ? standInFor(piece) : piece, style: PLAIN, mark: seen === null });
    at += piece.length;
  }
  return parts;
}
