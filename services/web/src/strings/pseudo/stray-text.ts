const TOKEN = /<!--.*?-->|<(\/?)([\w-]+)([^>]*)>|[^<]+/gs;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;
const SPOKEN: ReadonlySet<string> = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label']);
/** Their content is not text of the page. */
const SILENT: ReadonlySet<string> = new Set(['style', 'script']);

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

const decode = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (name) => ENTITIES[name] ?? name);

/** Words that `Intl` puts between the items of a list, and its letters for thousands and millions. */
const BY_INTL = /\bor\b|(?<=\d)[KM]\b/g;

/** A text's strings: how many start in it, the text outside them, and the nesting depth at its end. */
function bracketsOf(text: string, before: number) {
  let depth = before;
  let strings = before > 0 ? 1 : 0;
  let outside = '';
  for (const character of text) {
    if (character === '[') {
      if (depth === 0) strings += 1;
      depth += 1;
    } else if (character === ']') depth -= 1;
    else if (depth === 0) outside += character;
  }
  return { depth, strings, outside: outside.trim() };
}

/** What is wrong with a text; undefined if it is one string of a catalogue, or only data. */
function complain(text: string, { strings, outside }: ReturnType<typeof bracketsOf>): string | undefined {
  if (/[A-Za-z]/.test(text.replace(BY_INTL, ''))) return 'has letters from no catalogue';
  if (strings > 1) return 'is put together of several strings';
  return strings === 1 && outside !== '' ? 'is put together of a string and something else' : undefined;
}

/**
 * Text of a page in the pseudo-locale, and of its attributes, that is not exactly one string of a catalogue.
 * `data` may be there without a string: fixtures have no Latin letters otherwise.
 */
export function findStrayText(html: string, data: readonly string[] = []): string[] {
  const stray: string[] = [];
  let depth = 0;
  let silent = false;
  const look = (raw: string, before: number): number => {
    const text = data.reduce((left, known) => left.replaceAll(known, ''), decode(raw));
    const brackets = bracketsOf(text, before);
    const complaint = complain(text, brackets);
    if (complaint !== undefined) stray.push(`“${text.trim()}” ${complaint}`);
    return brackets.depth;
  };
  for (const [token, closing, name, attributes] of html.matchAll(TOKEN)) {
    if (name === undefined) {
      if (!silent && !token.startsWith('<!')) depth = look(token, depth);
      continue;
    }
    silent = SILENT.has(name) && closing === '';
    for (const [, key = '', value = ''] of attributes?.matchAll(ATTRIBUTE) ?? [])
      if (SPOKEN.has(key)) look(value, 0);
  }
  return stray;
}
