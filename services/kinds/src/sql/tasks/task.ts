import type {
  ChallengePackage,
  GradingSession,
  KindEvent,
  KindResult,
  MutationReport,
  PackageFinding,
  TrustedSession,
} from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';
import type { z } from 'zod';
import type { CheckPlan } from '../../judging/build-check.js';
import type { SqlDefinition } from '../definition.js';
import type { RowsServer } from '../server/rows-server.js';
import type { TaskView } from '../task-view.js';

/** The part of a task that is needed before anybody submits. It needs no server. */
export interface SqlTaskView {
  /** The keys of `grading` that the task adds. */
  readonly schema: Readonly<z.ZodRawShape>;
  /** The learner's view, without hidden data. */
  view(pack: ChallengePackage, definition: SqlDefinition): TaskView;
  /** The checks of a submission that entries of the definition describe. */
  checks(definition: SqlDefinition): readonly CheckPlan[];
  /** Its other checks, such as counted work, whose rules are under `rules`. A broken task file has none. */
  derivedChecks?(pack: ChallengePackage, definition: SqlDefinition): readonly CheckPlan[];
}

/** A submission to a task, for which a server may have been prewarmed. */
export type SqlSession = GradingSession<SqlDefinition, RowsServer>;

/** Everything that the kind does differently from task to task. */
export interface SqlTask extends SqlTaskView {
  /** Boxes that grading a submission in `language` may open. */
  topology(pack: ChallengePackage, definition: SqlDefinition, language: string): readonly BoxSpec[];
  /** The runtime of the answer, in tasks whose answer does not run on the engine itself. */
  runtimeFor?(language: string): string;
  /** Files that its keys name. */
  files?(definition: SqlDefinition): readonly (string | undefined)[];
  /** Those files whose SQL a learner sees or programs run. */
  shownSql?(definition: SqlDefinition): readonly string[];
  /** Findings about the task, in addition to those of every SQL task. */
  inspect(pack: ChallengePackage, definition: SqlDefinition): readonly PackageFinding[];
  /** Throws if the platform or the task failed; anything that the learner's answer does is a check. */
  grade(session: SqlSession): AsyncGenerator<KindEvent, KindResult>;
  /** Computes and caches the expected results for a submission with the session's seed. */
  precompute?(session: TrustedSession<SqlDefinition>): Promise<void>;
  /** Opens the server for a submission with the session's seed, and leaves it open. */
  prewarm?(session: TrustedSession<SqlDefinition>): Promise<RowsServer | undefined>;
  /** For authors: tries mutants of the reference, with one mistake each. */
  tryMutants?(session: TrustedSession<SqlDefinition>): Promise<MutationReport | undefined>;
}
