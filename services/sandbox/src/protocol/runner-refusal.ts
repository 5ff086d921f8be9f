import type { ErrorKind } from './numbers.js';

/** The runner refused one request and goes on. */
export class RunnerRefusal extends Error {
  readonly kind: ErrorKind;

  constructor(kind: ErrorKind, message: string) {
    super(`${kind}: ${message}`);
    this.name = 'RunnerRefusal';
    this.kind = kind;
  }
}
