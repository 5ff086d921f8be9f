/** `![text](address "title")` and `[name]: address`, with or without angle brackets. */
const INLINE = /\]\(\s*(?:<([^<>\n]+)>|([^\s()<>]+))/g;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:\s*(?:<([^<>\n]+)>|(\S+))/gm;
const WITH_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * The package paths that a Markdown text links to or embeds. May find more than a renderer does, for instance
 * in code; the caller checks which of them are images.
 */
export function localAddresses(markdown: string): Set<string> {
  const found = [...markdown.matchAll(INLINE), ...markdown.matchAll(DEFINITION)];
  const paths = found.flatMap((match) => pathOf(match[1] ?? match[2] ?? '') ?? []);
  return new Set(paths);
}

function pathOf(address: string): string | undefined {
  if (WITH_SCHEME.test(address) || address.startsWith('/') || address.startsWith('#')) return undefined;
  const [path = ''] = address.split(/[?#]/);
  try {
    return decodeURIComponent(path).replace(/^(?:\.\/)+/, '');
  } catch {
    // A stray percent sign: not an address.
    return undefined;
  }
}
