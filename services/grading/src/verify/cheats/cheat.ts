/** What a cheat is made of: all that somebody who sees the challenge and writes honest naive code could know. */
export interface CheatMaterial {
  /** Source of the naive Python program. */
  readonly naive: string;
  readonly samples: readonly { readonly input: string; readonly output: string }[];
  readonly memoryMiB: number;
  /** The declared size on which Python is measured: the evidence of any submission shows it. */
  readonly measuredSize?: number | undefined;
}

/** A way to get points without solving the challenge, planted to prove that it does not pay. */
export interface Cheat {
  readonly id: string;
  /** What it does, as the rest of a sentence that begins with the program. */
  readonly title: string;
  /** A Python program that answers the samples right. */
  program(material: CheatMaterial): string;
}
