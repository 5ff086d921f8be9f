import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import {
  CHEAT_IDS,
  createTrustedCache,
  PLATFORM_FAULT,
  verifyChallenge,
  type ChallengeReport,
  type VerifyOptions,
} from '@hone/grading';
import { listenForStop } from '../listen-for-stop.js';
import { EXIT, UsageError, type Output } from '../output.js';
import type { OpenSandbox } from '../sandbox.js';
import { choosePaint } from '../screen/paint.js';
import { renderHtml } from '../verify-report/html.js';
import { createProgress } from '../verify-report/progress.js';
import { updateMarkdownTable } from '../verify-report/markdown-table.js';
import { renderTable } from '../verify-report/table.js';
import { writeExpectations } from '../verify-report/write-expectations.js';

export interface VerifyFlags {
  readonly all: boolean;
  readonly quick: boolean;
  readonly repetitions?: number;
  readonly parallel?: number;
  readonly only?: string;
  readonly language?: readonly string[];
  /** Tries cheats or not, whatever the other flags say. */
  readonly cheats?: boolean;
  /** Tries only these cheats. */
  readonly cheat?: readonly string[];
  readonly html?: string;
  /** A Markdown page whose table gets a row for each challenge. */
  readonly table?: string;
  /** Updates expectations that are not met. */
  readonly writeExpectations?: boolean;
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
  const chosen = flags.all ? await allChallenges(root) : folders;
  await refuseMistakes(chosen, flags);
  const stop = listenForStop();
  const challenges: ChallengeReport[] = [];
  const progress = createProgress(process.stderr, output);
  const sandbox = await openSandbox();
  try {
    for (const folder of chosen) {
      const onProgress = progress.report;
      challenges.push(
        await verifyChallenge(folder, {
          ...optionsOf(flags),
          sandbox,
          cache: createTrustedCache(),
          signal: stop.signal,
          onProgress,
        }),
      );
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    progress.end();
    stop.forget();
    await sandbox.close();
  }
  const stopped = stop.signal.aborted;
  if (!stopped) refuseEmptyChoice(challenges, flags);
  await writePages(challenges, flags);
  report(challenges, stopped, flags, output);
  if (flags.writeExpectations === true) reportWritten(await writeExpectations(challenges), output);
  return stopped ? EXIT.stopped : exitCodeOf(challenges);
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
): Pick<VerifyOptions, 'repetitions' | 'parallel' | 'cheats' | 'only' | 'languages'> {
  const { quick, only, language } = flags;
  return {
    repetitions: flags.repetitions ?? (quick ? 1 : REPETITIONS),
    parallel: flags.parallel ?? availableParallelism(),
    cheats: chooseCheats(flags),
    ...(only === undefined ? {} : { only }),
    ...(language === undefined ? {} : { languages: language }),
  };
}

/** Tries cheats only in a full verification, unless `--cheats` or `--no-cheats` is given. */
function chooseCheats({ cheats, cheat, quick, only, language }: VerifyFlags): readonly string[] {
  if (cheat !== undefined) return cheat;
  const planted = cheats ?? (!quick && only === undefined && (language?.includes('python') ?? true));
  return planted ? CHEAT_IDS : [];
}

function report(
  challenges: readonly ChallengeReport[],
  stopped: boolean,
  flags: VerifyFlags,
  output: Output,
): void {
  const width = process.stdout.isTTY ? process.stdout.columns : Infinity;
  const paint = choosePaint(process.stdout.isTTY, process.env);
  const ok = !stopped && challenges.every((challenge) => challenge.ok);
  const table = renderTable(challenges, { width, paint });
  const last = stopped ? '\nInterrupted. Unfinished challenges are not in the report.' : '';
  output.result({ ok, ...(stopped ? { stopped } : {}), challenges }, `${table}${last}`);
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
  { html, table, cheat = [] }: VerifyFlags,
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
  if (table !== undefined && !(await exists(table))) throw refuse(table, 'this page does not exist');
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

async function allChallenges(root: string): Promise<string[]> {
  const folder = join(root, 'challenges');
  const items = await readdir(folder, { withFileTypes: true });
  return items
    .filter((item) => item.isDirectory())
    .map((item) => join(folder, item.name))
    .sort();
}
