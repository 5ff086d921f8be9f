import picocolors from 'picocolors';

/** The meaning of a piece of text; the terminal decides how it looks. */
type Tone = 'good' | 'bad' | 'warning' | 'quiet' | 'strong';

/** Styles text by its meaning. */
export type Paint = (tone: Tone, text: string) => string;

const STYLES = { good: 'green', bad: 'red', warning: 'yellow', quiet: 'dim', strong: 'bold' } as const;

/**
 * Colors for terminals that support them: none in files and pipes, with `NO_COLOR`, or on a dumb terminal.
 */
export function choosePaint(isTerminal: boolean, env: NodeJS.ProcessEnv): Paint {
  const plain = !isTerminal || Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb';
  if (plain) return (_tone, text) => text;
  const colours = picocolors.createColors(true);
  return (tone, text) => colours[STYLES[tone]](text);
}
