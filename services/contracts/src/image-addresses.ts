/** `![text](address "title")` and `[name]: address`, with or without angle brackets. */
const INLINE = /\]\(\s*(?:<([^<>\n]+)>|([^\s()<>]+))/g;
const DEFINITION = /^ {0,3}\[[^\]\n]+\]:\s*(?:<([^<>\n]+)>|(\S+))/gm;
const WITH_SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * The paths inside the package that a Markdown text refers to, by links or by images. It may find more than a renderer
 * does, in code for instance; whoever asks looks which of them are images.
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
    // Not an address: a stray percent sign.
    return undefined;
  }
}
