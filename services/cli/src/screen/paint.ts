import picocolors from 'picocolors';

/** How a piece of text is meant; what that looks like is the terminal's matter. */
type Tone = 'good' | 'bad' | 'warning' | 'quiet' | 'strong';

/** Gives text a tone. */
export type Paint = (tone: Tone, text: string) => string;

const STYLES = { good: 'green', bad: 'red', warning: 'yellow', quiet: 'dim', strong: 'bold' } as const;

/** Colours for a terminal that wants some: none in files and pipes, under `NO_COLOR`, or on a dumb terminal. */
export function choosePaint(isTerminal: boolean, env: NodeJS.ProcessEnv): Paint {
  const plain = !isTerminal || Boolean(env['NO_COLOR']) || env['TERM'] === 'dumb';
  if (plain) return (_tone, text) => text;
  const colours = picocolors.createColors(true);
  return (tone, text) => colours[STYLES[tone]](text);
}
