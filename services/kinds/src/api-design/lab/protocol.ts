/**
 * Requests to the tool box `api-tools`, which alone reads a learner's documents, and its answers. One JSON
 * object a frame. Everything in an answer is bounded and is data: the worker never parses YAML, compiles a schema or
 * runs a pattern of a learner.
 */

/** Text files by path relative to the submission. */
export type DocumentFiles = Readonly<Record<string, string>>;

/** A place in a learner's file. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Why a document cannot be read, or what it breaks. `pointer` is a JSON pointer into the bundled document. */
export interface DocumentProblem {
  /** Such as `yaml-syntax`, `duplicate-key`, `alias-limit`, `remote-reference`, `reference-cycle`, `not-openapi`. */
  readonly code: string;
  readonly message: string;
  readonly pointer?: string;
  readonly place?: Place;
}

export type LabRequest =
  /** Reads and bundles a document under a name, for later requests in the same box. */
  | { readonly op: 'open'; readonly name: string; readonly files: DocumentFiles; readonly main: string }
  /** Tries values on schemas of an opened document; `schema` is a JSON pointer into it. */
  | { readonly op: 'validate'; readonly name: string; readonly cases: readonly ValidationCase[] }
  /** Runs a Spectral ruleset of the task (YAML text) over an opened document. */
  | { readonly op: 'lint'; readonly name: string; readonly ruleset: string }
  /** Compares two opened documents with oasdiff. */
  | { readonly op: 'breaking'; readonly base: string; readonly revision: string };

export interface ValidationCase {
  readonly id: string;
  readonly schema: string;
  readonly value: unknown;
  /** Decides over readOnly and writeOnly properties that are required. */
  readonly direction: 'request' | 'response';
  /** A value that is valid once scalars are read as what they plainly mean (`"5"` as 5, 0 as false) is valid, too. */
  readonly coerce?: boolean;
}

export interface Opened {
  readonly ok: true;
  readonly version: '3.0' | '3.1';
  /** One document: references to other files are bundled; all `$ref` begin with `#/`. Cycles stay references. */
  readonly document: unknown;
  /** The place of each value of the bundled document, by JSON pointer. */
  readonly places: Readonly<Record<string, Place>>;
}

export type OpenAnswer = Opened | { readonly ok: false; readonly problems: readonly DocumentProblem[] };

export interface ValidationResult {
  readonly id: string;
  /** `limit`: it took too long or too much, or the validator can't use the schema, as an error of keyword `schema` says. */
  readonly outcome: 'valid' | 'invalid' | 'limit';
  /** At most 20. */
  readonly errors: readonly {
    readonly pointer: string;
    readonly keyword: string;
    readonly message: string;
  }[];
}

export interface LintFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly pointer: string;
  readonly place?: Place;
}

export interface BreakingChange {
  /** oasdiff's id, such as `request-property-became-required`. */
  readonly id: string;
  readonly level: 'error' | 'warning' | 'info';
  readonly operation: string;
  readonly path: string;
  readonly text: string;
  readonly pointer?: string;
  readonly place?: Place;
}

export interface LabAnswers {
  readonly open: OpenAnswer;
  readonly validate: { readonly results: readonly ValidationResult[] };
  readonly lint: { readonly findings: readonly LintFinding[] };
  readonly breaking: { readonly changes: readonly BreakingChange[] };
}

/** Thrown by the client when the tool box gave up on a request of a hostile document: the learner's fault, named. */
export interface LabLimit {
  readonly code: 'time-limit' | 'memory-limit' | 'output-limit';
  readonly message: string;
}

/** The tool box as tasks use it. */
export interface Lab {
  open(name: string, files: DocumentFiles, main: string): Promise<OpenAnswer>;
  validate(name: string, cases: readonly ValidationCase[]): Promise<readonly ValidationResult[]>;
  lint(name: string, ruleset: string): Promise<readonly LintFinding[]>;
  breaking(base: string, revision: string): Promise<readonly BreakingChange[]>;
}
