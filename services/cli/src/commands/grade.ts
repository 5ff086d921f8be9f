import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Sandbox } from '@hone/contracts/sandbox';
import {
  createTrustedCache,
  gatherRemarks,
  gradeSubmission,
  loadFolder,
  OrderRefused,
  type GradingOrder,
  type LoadedChallenge,
} from '@hone/grading';
import { EXIT, UsageError, type Output } from '../output.js';
import { readSources } from '../read-sources.js';
import type { OpenSandbox } from '../sandbox.js';
import { describeGrading, reportGrading, type AuthorsGrading } from './grade-report.js';

export interface GradeFlags {
  readonly language?: string;
  readonly mode: 'run' | 'submit';
  readonly input?: string;
  readonly entry?: string;
  readonly seed?: string;
  readonly variant?: string;
}

/** `hone grade`: grades files on this machine, with Docker but without Redis, MongoDB or the api. */
export async function grade(
  folder: string,
  paths: readonly string[],
  flags: GradeFlags,
  openSandbox: OpenSandbox,
  output: Output,
): Promise<number> {
  const loaded = await loadFolder(folder);
  if (!loaded.ok) {
    throw new UsageError(
      'CHALLENGE_INVALID',
      loaded.findings.map(({ path, message }) => ({ path, message })),
    );
  }
  const order = await buildOrder(loaded.challenge, paths, flags);
  const sandbox = await openSandbox();
  try {
    const graded = await gradeIn(sandbox, loaded.challenge, order, output);
    output.result({ ...reportGrading(graded), seed: order.seed }, describeGrading(graded));
    return EXIT.ok;
  } catch (error) {
    if (error instanceof OrderRefused)
      throw new UsageError(error.problems[0]?.code ?? 'REQUEST_INVALID', error.problems);
    return reportVoided(error, output);
  } finally {
    await sandbox.close();
  }
}

async function gradeIn(
  sandbox: Sandbox,
  challenge: LoadedChallenge,
  order: GradingOrder,
  output: Output,
): Promise<AuthorsGrading> {
  const remarks = gatherRemarks();
  const { judgement } = await gradeSubmission({
    challenge,
    order,
    sandbox,
    cache: createTrustedCache(),
    signal: new AbortController().signal,
    onEvent: (event) => {
      if (event.type === 'grading.check')
        output.note(
          `${event.data.done}/${event.data.total} ${event.data.check.status} ${event.data.check.title}`,
        );
    },
    onRemark: remarks.add,
  });
  return { judgement, remarks: remarks.list() };
}

function reportVoided(error: unknown, output: Output): number {
  const reason = error instanceof Error ? error.message : String(error);
  output.result(
    { verdict: null, reason: 'platform', score: null, checks: [], voided: reason },
    `voided: ${reason}\nThe platform failed, not your solution. Run hone doctor to find out why.`,
  );
  return EXIT.voided;
}

async function buildOrder(
  challenge: LoadedChallenge,
  paths: readonly string[],
  flags: GradeFlags,
): Promise<GradingOrder> {
  const { languages } = challenge.pack.manifest;
  const language = flags.language ?? (languages.length === 1 ? languages[0] : undefined);
  if (language === undefined)
    throw new UsageError('LANGUAGE_NOT_OFFERED', [
      { path: 'language', message: `choose a language with --language: ${languages.join(', ')}` },
    ]);
  return {
    language,
    files: await readSources(paths),
    mode: flags.mode,
    seed: flags.seed ?? randomBytes(16).toString('hex'),
    ...(flags.variant === undefined ? {} : { variant: flags.variant }),
    ...(flags.entry === undefined ? {} : { entry: flags.entry }),
    ...(flags.input === undefined ? {} : { input: await readFile(flags.input, 'utf8') }),
  };
}
