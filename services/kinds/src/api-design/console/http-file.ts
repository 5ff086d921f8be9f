/** A text of the file and where it begins, counted from 1. */
export interface PlacedText {
  readonly text: string;
  readonly line: number;
}

export interface HeaderLine extends PlacedText {
  readonly name: string;
}

/** A request as the file has it, its variables not yet filled in. */
export interface RequestText {
  /** Of the request line. */
  readonly line: number;
  /** How later requests call it. */
  readonly name: string | undefined;
  readonly method: string;
  readonly target: PlacedText;
  readonly headers: readonly HeaderLine[];
  readonly body: PlacedText | undefined;
}

/** `@name = value`. */
export interface FileVariable extends PlacedText {
  readonly name: string;
}

export interface HttpFile {
  readonly requests: readonly RequestText[];
  readonly variables: readonly FileVariable[];
}

/** Why a file cannot be played. */
export interface FileProblem {
  readonly line: number;
  readonly message: string;
}

/** What one run plays. */
export const MOST_REQUESTS = 50;
/** Of one request, with its variables filled in. */
export const MOST_BODY_BYTES = 32 * 1024;
