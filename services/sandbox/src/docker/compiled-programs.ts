import { createHash } from 'node:crypto';
import type { BoxFile, CompileOutcome } from '@hone/contracts/sandbox';

/** What a compiler made of a submission: files below `/box`. */
export interface CompiledProgram {
  readonly outcome: CompileOutcome;
  readonly products: readonly BoxFile[];
}

/** A submission with larger programs compiles again: they would take too much of the worker's memory. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Compiled programs of one submission. A second box with the same files, or the replacement of a lost box, gets what
 * the first compiled. Never shared between submissions: a compiler's output is as hostile as the candidate.
 */
export class CompiledPrograms {
  private readonly byKey = new Map<string, CompiledProgram>();
  private readonly boxes = new Map<string, number>();
  private left = MOST_BYTES;

  /** A box of the submission was opened. */
  opened(image: string): void {
    this.boxes.set(image, (this.boxes.get(image) ?? 0) + 1);
  }

  /** Whether another box may want what one of this image compiles. */
  isShared(image: string): boolean {
    return (this.boxes.get(image) ?? 0) > 1;
  }

  /** Bytes of room left. */
  get room(): number {
    return this.left;
  }

  find(key: string): CompiledProgram | undefined {
    return this.byKey.get(key);
  }

  /** Keeps a program if there is room for it. */
  keep(key: string, program: CompiledProgram): void {
    const bytes = program.products.reduce((sum, { content }) => sum + content.byteLength, 0);
    if (bytes > this.left || this.byKey.has(key)) return;
    this.left -= bytes;
    this.byKey.set(key, program);
  }
}

/** Names a compilation by all that decides its result: image, command, and the paths and bytes of the sources. */
export function compilationKey(image: string, argv: readonly string[], files: Iterable<BoxFile>): string {
  const hash = createHash('sha256').update(JSON.stringify([image, argv]));
  const byPath = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, content } of byPath) {
    hash.update(JSON.stringify([path, content.byteLength])).update(content);
  }
  return hash.digest('hex');
}
