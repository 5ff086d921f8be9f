/** How an answer compares with the expected one. */
export type Comparison =
  | { readonly same: true }
  | {
      readonly same: false;
      /** The values are right; only their form is not. */
      readonly presentation: boolean;
      /** 1-based line where the two first differ. */
      readonly line: number;
      /** The difference in words; quotes the data, so it is for visible cases only. */
      readonly text: string;
    };

/** Blanks as checkers know them. Others, such as the no-break space, are part of a word. */
export const BLANKS = /[ \t\n\v\f\r]+/;

const QUOTE_CHARACTERS = 60;

/** A word or line in quotation marks, shortened. */
export function quote(text: string): string {
  const shown = text.length > QUOTE_CHARACTERS ? `${text.slice(0, QUOTE_CHARACTERS)}…` : text;
  return `"${shown.toWellFormed()}"`;
}
