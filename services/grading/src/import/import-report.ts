import type { PackageFinding } from '@hone/contracts/kind';

/** Gathers what an import has to say: what it refuses, and what it leaves out and imports all the same. */
export class ImportReport {
  private readonly refusals: PackageFinding[] = [];
  private readonly omissions: PackageFinding[] = [];

  /** The package cannot be imported as it is. */
  refuse(code: string, path: string, message: string): void {
    this.refusals.push({ severity: 'error', code, path: printable(path), message });
  }

  /** Something of the package is missing or not taken over. */
  skip(code: string, path: string, message: string): void {
    this.omissions.push({ severity: 'warning', code, path: printable(path), message });
  }

  refuseAll(findings: readonly PackageFinding[]): void {
    this.refusals.push(...findings);
  }

  get refused(): readonly PackageFinding[] {
    return this.refusals;
  }

  get skipped(): readonly PackageFinding[] {
    return this.omissions;
  }
}

/** A name for a terminal: control, invisible and reordering characters written out. */
export function printable(name: string): string {
  const written = name.slice(0, 200).replace(/[\p{C}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
  return written.toWellFormed();
}
