/** Marks the end of truncated evidence. */
const CUT = /\n… cut here; \d+ (bytes|characters) in all$/;
/** Characters that evidence shows instead of invisible ones. */
const WRITTEN_OUT = /[\u2400-\u241f]|⟨U\+[0-9A-F]+⟩/;

export type OutputComparison = 'same' | 'different' | 'too-long';

/** Text without trailing blanks on its lines and without empty lines at its end. */
const linesOf = (text: string): string => text.replace(/[^\S\n]+$/gm, '').trimEnd();

/** Whether a program printed the expected text; trailing blanks on lines and at the end don't count. */
export function compareOutput(expected: string, actual: string): OutputComparison {
  if (CUT.test(actual)) return 'too-long';
  return linesOf(expected) === linesOf(actual) ? 'same' : 'different';
}

/** Whether the evidence has the exact text, so that it can be run again. */
export function isWhole(evidence: string): boolean {
  return !CUT.test(evidence) && !WRITTEN_OUT.test(evidence);
}
