import type { ErrorKind } from './numbers.js';

/** The runner rejected one request and goes on. */
export class RunnerRefusal extends Error {
  readonly kind: ErrorKind;

  constructor(kind: ErrorKind, message: string) {
    super(`${kind}: ${message}`);
    this.name = 'RunnerRefusal';
    this.kind = kind;
  }
}

/** The rejection behind an error, if there is one: `not-found` when nothing listens, `busy` when there is no room. */
export function findRefusal(error: unknown): RunnerRefusal | undefined {
  if (error instanceof RunnerRefusal) return error;
  return error instanceof Error && error.cause instanceof RunnerRefusal ? error.cause : undefined;
}
