/** What kinds answer to the author gate (`hone verify`). */

/** An error in a challenge folder, with its place. */
export interface PackageFinding {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

/** Result for a copy of the reference with one small mistake. */
export interface MutantFate {
  /** Which mistake and where, such as `boundary 12:7 < as <=`. */
  readonly id: string;
  /** `killed`: a check fails it for every seed. `equivalent`: no data distinguishes it from the reference. */
  readonly fate: 'killed' | 'equivalent' | 'survived';
  /** The first check that failed it. */
  readonly by?: string;
  /** Why it is equivalent, or how it survived. */
  readonly why?: string;
}

/** Whether a task's own data catches common mistakes. */
export interface MutationReport {
  readonly mutants: readonly MutantFate[];
  readonly findings: readonly PackageFinding[];
}

/** Solution folders by language that `challenge.yml` names, and the data they are run on. */
export interface OwnPrograms {
  readonly reference: Readonly<Record<string, string>>;
  readonly baseline: Readonly<Record<string, string>>;
  /** Each is a check, each of its sizes an input. */
  readonly families: readonly { readonly id: string; readonly sizes: readonly number[] }[];
  /** The size on which a language is measured. */
  readonly measuredSizes: Readonly<Record<string, number>>;
}

/** Input for cheats: everything known to somebody who sees the challenge and writes honest naive code. */
export interface CheatMaterial {
  /** Source of the naive Python program. */
  readonly naive: string;
  readonly samples: readonly { readonly input: string; readonly output: string }[];
  readonly memoryMiB: number;
  /** The declared size on which Python is measured: the evidence of any submission shows it. */
  readonly measuredSize?: number | undefined;
}

/** A way to get points without solving the challenge. */
export interface Cheat {
  readonly id: string;
  /** What it does, as the rest of a sentence that begins with the program. */
  readonly title: string;
  /** A Python program that answers the samples right. */
  program(material: CheatMaterial): string;
}
