/** Lines that are shown of one text. */
const MOST_LINES = 20;
const MOST_COLUMNS = 400;

// Escape sequences of a program must not reach the terminal: they could move the cursor or change its title.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A text of a program or a site that is safe for a terminal. */
export const plain = (text: string): string =>
  text
    .replace(/\r\n/g, '\n')
    .replace(CONTROL, (each) => `\\x${each.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** A text under its heading, indented and clipped. */
export function block(heading: string, text: string): string[] {
  const lines = plain(text).replace(/\n$/, '').split('\n');
  const shown = lines.slice(0, MOST_LINES).map((line) => `    ${clip(line)}`);
  const more = lines.length - shown.length;
  return [`  ${heading}:`, ...shown, ...(more > 0 ? [`    … ${more} more lines`] : [])];
}

/** A sentence or several, indented. */
export const paragraph = (text: string): string[] =>
  plain(text)
    .replace(/\n$/, '')
    .split('\n')
    .slice(0, MOST_LINES * 2)
    .map((line) => `  ${clip(line)}`);

function clip(line: string): string {
  return line.length <= MOST_COLUMNS ? line : `${line.slice(0, MOST_COLUMNS)}…`;
}
