import { readFile, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import {
  CHEAT_IDS,
  createTrustedCache,
  listChallengeFolders,
  PLATFORM_FAULT,
  TRACKS_FOLDER,
  verifyChallenge,
  type ChallengeReport,
  type VerifyOptions,
} from '@hone/grading';
import { chooseEngine } from '../engine.js';
import { listenForStop } from '../listen-for-stop.js';
import { EXIT, UsageError, type Output } from '../output.js';
import type { OpenSandbox } from '../sandbox.js';
import { choosePaint } from '../screen/paint.js';
import { renderHtml } from '../verify-report/html.js';
import { createProgress } from '../verify-report/progress.js';
import { updateMarkdownTable } from '../verify-report/markdown-table.js';
import { renderTable } from '../verify-report/table.js';
import { describeTracks, verifyTracks, type TracksReport } from '../verify-report/tracks.js';
import { writeExpectations } from '../verify-report/write-expectations.js';
import {
  describeResumed,
  openVerifyBook,
  type Resumed,
  type VerifyBasis,
  type VerifyBook,
} from './verify-book.js';

export interface VerifyFlags {
  readonly all: boolean;
  readonly quick: boolean;
  readonly repetitions?: number;
  readonly parallel?: number;
  readonly only?: string;
  /** False with `--no-solutions`. */
  readonly solutions: boolean;
  readonly language?: readonly string[];
  /** Tries cheats or not, regardless of the other flags. */
  readonly cheats?: boolean;
  /** Tries only these cheats. */
  readonly cheat?: readonly string[];
  readonly html?: string;
  /** A Markdown page whose table gets a row for each challenge. */
  readonly table?: string;
  /** Updates expectations that are not met. */
  readonly writeExpectations?: boolean;
  /** A file with the clean challenges of earlier runs; this run adds its own. */
  readonly resume?: string;
}

const REPETITIONS = 3;

/** `hone verify`: verifies challenge folders. */
export async function verify(
  folders: readonly string[],
  flags: VerifyFlags,
  root: string,
  openSandbox: OpenSandbox,
  output: Output,
): Promise<number> {
  const chosen = flags.all ? await everything(root) : folders;
  await refuseMistakes(chosen, flags);
  refuseWithoutSolutions(flags);
  const book = flags.resume === undefined ? undefined : openVerifyBook(flags.resume, basisOf(flags, root));
  const stop = listenForStop();
  const isTracks = (folder: string) => basename(folder) === TRACKS_FOLDER;
  const challenges = await verifyAll(
    chosen.filter((folder) => !isTracks(folder)),
    { flags, openSandbox, output, signal: stop.signal, book },
  );
  stop.forget();
  const tracksFolder = chosen.find(isTracks);
  const tracks = tracksFolder === undefined ? undefined : await verifyTracks(tracksFolder);
  const stopped = stop.signal.aborted;
  if (!stopped && tracks === undefined) refuseEmptyChoice(challenges, flags);
  await writePages(challenges, flags);
  report({ challenges, tracks, resumed: book?.resumed() }, stopped, flags, output);
  if (flags.writeExpectations === true) reportWritten(await writeExpectations(challenges), output);
  if (stopped) return EXIT.stopped;
  return tracks?.ok === false ? EXIT.findings : exitCodeOf(challenges);
}

interface VerifyRun {
  readonly flags: VerifyFlags;
  readonly openSandbox: OpenSandbox;
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly book: VerifyBook | undefined;
}

/** Verifies challenge folders one after the other; those that a stop interrupts are left out. */
async function verifyAll(
  folders: readonly string[],
  { flags, openSandbox, output, signal, book }: VerifyRun,
): Promise<ChallengeReport[]> {
  const challenges: ChallengeReport[] = [];
  if (folders.length === 0) return challenges;
  const progress = createProgress(process.stderr, output);
  const sandbox = await openSandbox();
  const onProgress = progress.report;
  try {
    for (const folder of folders) {
      const page = await book?.open(folder);
      const options = { ...optionsOf(flags), sandbox, cache: createTrustedCache(), signal, onProgress };
      const report = page?.report ?? (await verifyChallenge(folder, options));
      if (page?.report === undefined) page?.note(report);
      challenges.push(report);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    progress.end();
    await sandbox.close();
  }
  return challenges;
}

async function writePages(
  challenges: readonly ChallengeReport[],
  { html, table }: VerifyFlags,
): Promise<void> {
  if (html !== undefined) await writeFile(html, renderHtml(challenges));
  if (table !== undefined)
    await writeFile(table, updateMarkdownTable(await readFile(table, 'utf8'), challenges));
}

function reportWritten(files: readonly string[], output: Output): void {
  const what =
    files.length === 0
      ? 'No expectation was changed.'
      : 'Changed these files; review the diff before you keep it:';
  output.note([what, ...files].join('\n'));
}

function optionsOf(
  flags: VerifyFlags,
): Pick<VerifyOptions, 'repetitions' | 'parallel' | 'cheats' | 'only' | 'solutions' | 'languages'> {
  const { quick, only, solutions, language } = flags;
  return {
    repetitions: flags.repetitions ?? (quick ? 1 : REPETITIONS),
    parallel: flags.parallel ?? availableParallelism(),
    cheats: chooseCheats(flags),
    solutions,
    ...(only === undefined ? {} : { only: [only] }),
    ...(language === undefined ? {} : { languages: language }),
  };
}

/** The number of concurrent gradings does not affect the result. */
function basisOf(flags: VerifyFlags, root: string): VerifyBasis {
  const { parallel: _parallel, ...options } = optionsOf(flags);
  return { root, images: chooseEngine(root, process.env).images, options };
}

/** Tries cheats only in a full verification, unless `--cheats` or `--no-cheats` is given. */
function chooseCheats({ cheats, cheat, quick, only, language }: VerifyFlags): readonly string[] {
  if (cheat !== undefined) return cheat;
  const planted = cheats ?? (!quick && only === undefined && (language?.includes('python') ?? true));
  return planted ? CHEAT_IDS : [];
}

interface Verified {
  readonly challenges: readonly ChallengeReport[];
  readonly tracks: TracksReport | undefined;
  readonly resumed: Resumed | undefined;
}

function report(
  { challenges, tracks, resumed }: Verified,
  stopped: boolean,
  flags: VerifyFlags,
  output: Output,
): void {
  const width = process.stdout.isTTY ? process.stdout.columns : Infinity;
  const paint = choosePaint(process.stdout.isTTY, process.env);
  const ok = !stopped && challenges.every((challenge) => challenge.ok) && tracks?.ok !== false;
  const parts = [
    ...(challenges.length > 0 ? [renderTable(challenges, { width, paint })] : []),
    ...(tracks === undefined ? [] : [describeTracks(tracks, paint)]),
    ...(resumed === undefined ? [] : describeResumed(resumed)),
    ...(stopped ? ['Interrupted. Unfinished challenges are not in the report.'] : []),
  ];
  const result = {
    ok,
    ...(stopped ? { stopped } : {}),
    challenges,
    ...(tracks === undefined ? {} : { tracks }),
    ...(resumed === undefined ? {} : { resumed }),
  };
  output.result(result, parts.join('\n'));
  if (flags.html !== undefined) output.note(`Wrote the report to ${flags.html}.`);
}

/** 3 when only platform faults prevent a clean report, so that a retry makes sense. */
function exitCodeOf(challenges: readonly ChallengeReport[]): number {
  const errors = challenges.flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'error'),
  );
  if (errors.length === 0) return EXIT.ok;
  return errors.every(({ code }) => code === PLATFORM_FAULT) ? EXIT.voided : EXIT.findings;
}

async function refuseMistakes(
  folders: readonly string[],
  { html, table, resume, cheat = [] }: VerifyFlags,
): Promise<void> {
  const refuse = (path: string, message: string) => new UsageError('REQUEST_INVALID', [{ path, message }]);
  if (folders.length === 0) throw refuse('challenge-dir', 'name at least one folder, or use --all');
  for (const folder of folders)
    if (!(await isFolder(folder))) throw refuse(folder, 'the folder does not exist');
  const unknown = cheat.find((id) => !CHEAT_IDS.includes(id));
  if (unknown !== undefined)
    throw refuse('cheat', `"${unknown}" is not a cheat; choose ${CHEAT_IDS.join(', ')}`);
  if (html !== undefined && !(await isFolder(dirname(html))))
    throw refuse(html, 'the folder of this file does not exist');
  if (resume !== undefined && !(await isFolder(dirname(resume))))
    throw refuse(resume, 'the folder of this file does not exist');
  if (table !== undefined && !(await exists(table))) throw refuse(table, 'this page does not exist');
}

/** Rejects flags about graded solutions together with `--no-solutions`. */
function refuseWithoutSolutions({ solutions, only, table, writeExpectations }: VerifyFlags): void {
  if (solutions) return;
  const others = { only, table, 'write-expectations': writeExpectations };
  const named = Object.entries(others).find(([, value]) => value !== undefined);
  if (named === undefined) return;
  const message = `cannot be combined with --${named[0]}, which needs graded solutions`;
  throw new UsageError('REQUEST_INVALID', [{ path: 'no-solutions', message }]);
}

/** A filter that matches nothing would make every report clean. */
function refuseEmptyChoice(challenges: readonly ChallengeReport[], { only, language }: VerifyFlags): void {
  if (only === undefined && language === undefined) return;
  if (challenges.some(({ ok, solutions, starters }) => !ok || solutions.length + starters.length > 0)) return;
  const path = only === undefined ? 'language' : 'only';
  throw new UsageError('REQUEST_INVALID', [{ path, message: 'no solution matches; nothing was graded' }]);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/** Every challenge folder, then the folder of the tracks if there is one. */
async function everything(root: string): Promise<string[]> {
  const base = join(root, 'challenges');
  const folders = (await listChallengeFolders(base)).map((name) => join(base, name));
  const tracks = join(base, TRACKS_FOLDER);
  return (await isFolder(tracks)) ? [...folders, tracks] : folders;
}
