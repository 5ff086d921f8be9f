import { basename } from 'node:path';
import {
  digestsOfPrograms,
  GRADING_SERVICES,
  openSettledBook,
  readFolder,
  settledKey,
  type ChallengeReport,
} from '@hone/grading';
import { digestOf } from '@hone/kit/package-archive';

/** What the report of a challenge depends on besides its folder. */
export interface VerifyBasis {
  /** The clone whose programs verify. */
  readonly root: string;
  readonly images: Readonly<Record<string, string>>;
  /** What is verified, and how often. */
  readonly options: object;
}

/** What a resumed run reports about the one before. */
export interface Resumed {
  /** Challenges that were not verified again, and when the first of them was verified. */
  readonly taken: readonly string[];
  readonly since: string | undefined;
  /** Challenges that are clean now and had findings before, and when. */
  readonly hadFindings: readonly { readonly slug: string; readonly at: string }[];
}

/** Reports of an interrupted verification: the clean ones are not verified again. */
export interface VerifyBook {
  /** Opens the page of a folder as it is now. */
  open(folder: string): Promise<VerifyPage>;
  resumed(): Resumed;
}

interface VerifyPage {
  /** The clean report of an earlier run. */
  readonly report: ChallengeReport | undefined;
  note(report: ChallengeReport): void;
}

/** Opens the book in `file`; the file may not exist yet. */
export function openVerifyBook(file: string, basis: VerifyBasis): VerifyBook {
  const book = openSettledBook(file);
  const { images, options } = basis;
  const programsOf = digestsOfPrograms(basis.root, [...GRADING_SERVICES, 'cli']);
  const taken: { slug: string; at: string }[] = [];
  const hadFindings: { slug: string; at: string }[] = [];
  return {
    open: async (folder) => {
      const { files } = await readFolder(folder);
      const challenge = digestOf(files);
      const programs = programsOf(kindIn(files));
      const key = settledKey({ challenge, programs, images, options });
      // The same challenge in another clone counts as the same.
      const what = basename(folder);
      const { passed, failed } = book.find(what, key);
      const report = passed === undefined ? undefined : reportOf(passed.detail, folder);
      if (passed !== undefined && report !== undefined) taken.push({ slug: report.slug, at: passed.at });
      return {
        report,
        note: (report) => {
          if (report.ok && failed !== undefined) hadFindings.push({ slug: report.slug, at: failed.at });
          book.note({ what, key, passed: report.ok, ...(report.ok ? { detail: report } : {}) });
        },
      };
    },
    resumed: () => ({
      taken: taken.map(({ slug }) => slug),
      since: taken.map(({ at }) => at).sort()[0],
      hadFindings,
    }),
  };
}

/** The programs that wrote it are those that read it: their digest is in its key. */
const reportOf = (detail: unknown, folder: string): ChallengeReport => ({
  ...(detail as ChallengeReport),
  path: folder,
});

/** Undefined if a simple look at the manifest finds no kind: then all programs count. */
function kindIn(files: ReadonlyMap<string, Uint8Array>): string | undefined {
  const manifest = files.get('challenge.yml');
  return manifest === undefined
    ? undefined
    : /^kind: *([a-z-]+) *$/m.exec(Buffer.from(manifest).toString())?.[1];
}

/** Lines for the end of a report. */
export function describeResumed({ taken, since, hadFindings }: Resumed): string[] {
  const time = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;
  return [
    ...(since === undefined
      ? []
      : [`Taken from an earlier run, since ${time(since)}: ${taken.length} clean challenges.`]),
    ...hadFindings.map(({ slug, at }) => `${slug} had findings before, at ${time(at)}.`),
  ];
}
