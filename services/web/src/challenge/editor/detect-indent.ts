const LINES_READ = 2_000;

/**
 * The indentation of a text: a tab, or the smallest step from one line to the next. Undefined when nothing
 * is indented. Lines that continue a comment (` * …`) do not count.
 */
export function detectIndent(text: string): string | undefined {
  const steps = new Map<number, number>();
  let before = 0;
  let tabs = 0;
  for (const line of text.split('\n', LINES_READ)) {
    if (/^\s*(\*|$)/.test(line)) continue;
    if (line.startsWith('\t')) tabs += 1;
    const width = /^ */.exec(line)?.[0].length ?? 0;
    const step = Math.abs(width - before);
    if (step > 1 && step <= 8) steps.set(step, (steps.get(step) ?? 0) + 1);
    before = width;
  }
  const spaces = [...steps.values()].reduce((sum, count) => sum + count, 0);
  if (tabs > spaces) return '\t';
  const [usual] = [...steps].sort(([a, many], [b, more]) => more - many || a - b);
  return usual === undefined ? undefined : ' '.repeat(usual[0]);
}
