/** Exit codes of the command line; docs/cli.md explains them, and scripts rely on them. */
export const EXIT = { ok: 0, findings: 1, usage: 2, voided: 3, stopped: 130 } as const;

/** Output of a command: results on stdout, everything else on stderr. */
export interface Output {
  readonly json: boolean;
  /** The command's result: one JSON object with `--json`, otherwise the text. */
  result(value: unknown, text: string): void;
  /** Progress and logs. */
  note(text: string): void;
}

/** Output to the real streams. */
export function createOutput(json: boolean): Output {
  return {
    json,
    result: (value, text) => void process.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
  };
}

/** A usage error; `code` is a catalogue code, `path` the field or argument. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: string;
  readonly errors: readonly { path: string; message: string }[];

  constructor(code: string, errors: readonly { path: string; message: string }[]) {
    super(errors.map((error) => `${error.path}: ${error.message}`).join('\n'));
    this.code = code;
    this.errors = errors;
  }
}
