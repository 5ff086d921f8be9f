import type { PackageFinding } from '@hone/contracts/kind';

/** Gathers the results of an import: what it rejects, and what it leaves out while importing the rest. */
export class ImportReport {
  private readonly errors: PackageFinding[] = [];
  private readonly omissions: PackageFinding[] = [];

  /** The package cannot be imported as it is. */
  reject(code: string, path: string, message: string): void {
    this.errors.push({ severity: 'error', code, path: printable(path), message });
  }

  /** Something in the package is missing or not taken over. */
  skip(code: string, path: string, message: string): void {
    this.omissions.push({ severity: 'warning', code, path: printable(path), message });
  }

  rejectAll(findings: readonly PackageFinding[]): void {
    this.errors.push(...findings);
  }

  get rejections(): readonly PackageFinding[] {
    return this.errors;
  }

  get skipped(): readonly PackageFinding[] {
    return this.omissions;
  }
}

/** A name for a terminal: control, invisible and reordering characters escaped. */
export function printable(name: string): string {
  const written = name.slice(0, 200).replace(/[\p{C}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
  return written.toWellFormed();
}
