import type { ChallengePackage } from '@hone/contracts/kind';

/** A pair NAME.in and NAME.ans of a folder of the package, with the author's remark from NAME.md. */
export interface SamplePair {
  readonly name: string;
  readonly input: Uint8Array;
  readonly answer: Uint8Array;
  readonly note?: string;
}

/** The complete pairs directly inside `folder`, by name. */
export function samplePairs(pack: ChallengePackage, folder: string): SamplePair[] {
  const pairs: SamplePair[] = [];
  for (const [path, input] of pack.files) {
    if (!path.startsWith(`${folder}/`) || !path.endsWith('.in')) continue;
    const stem = path.slice(0, -'.in'.length);
    const name = stem.slice(folder.length + 1);
    const answer = pack.files.get(`${stem}.ans`);
    if (answer === undefined || name === '' || name.includes('/')) continue;
    const note = pack.files.get(`${stem}.md`);
    pairs.push({ name, input, answer, ...(note && { note: new TextDecoder().decode(note).trim() }) });
  }
  return pairs.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** "02-two-hosts" → "Sample 2: two hosts". */
export function sampleTitle(name: string, position: number): string {
  const words = name
    .replace(/^(sample|example)?[-_]?\d*[-_]?/i, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words === '' ? `Sample ${position}` : `Sample ${position}: ${words}`;
}
