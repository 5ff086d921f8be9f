/** The end of evidence that was shortened. */
const CUT = /\n… cut here; \d+ (bytes|characters) in all$/;
/** Characters that evidence shows instead of what nobody sees. */
const WRITTEN_OUT = /[\u2400-\u241f]|⟨U\+[0-9A-F]+⟩/;

export type OutputComparison = 'same' | 'different' | 'too-long';

/** Lines without blanks at their ends, and without empty lines at the end of the text. */
const linesOf = (text: string): string => text.replace(/[^\S\n]+$/gm, '').trimEnd();

/** Whether a program printed what was expected; blanks at the ends of lines and of the text do not count. */
export function compareOutput(expected: string, actual: string): OutputComparison {
  if (CUT.test(actual)) return 'too-long';
  return linesOf(expected) === linesOf(actual) ? 'same' : 'different';
}

/** Whether a text of evidence is the text itself, so that it can be run again. */
export function isWhole(evidence: string): boolean {
  return !CUT.test(evidence) && !WRITTEN_OUT.test(evidence);
}
