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

/** What is known of a task before anybody submits. It needs no server. */
export interface SqlTaskView {
  /** The keys of `grading` that the task brings. */
  readonly schema: Readonly<z.ZodRawShape>;
  /** What a learner may see. Hidden data stay hidden. */
  view(pack: ChallengePackage, definition: SqlDefinition): TaskView;
  /** The checks of a submission that entries of the definition name. */
  checks(definition: SqlDefinition): readonly CheckPlan[];
  /** Its other checks, such as counted work, whose rules stand under `rules`. A broken task file has none. */
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
  /** The same of those whose SQL a learner sees or programs run. */
  shownSql?(definition: SqlDefinition): readonly string[];
  /** What the task may have wrong beside what every SQL task may. */
  inspect(pack: ChallengePackage, definition: SqlDefinition): readonly PackageFinding[];
  /** Throws when the platform or the task failed; whatever the learner's answer does is a check. */
  grade(session: SqlSession): AsyncGenerator<KindEvent, KindResult>;
  /** Makes, into the cache, what a submission with the session's seed is compared with. */
  precompute?(session: TrustedSession<SqlDefinition>): Promise<void>;
  /** Opens what a submission with the session's seed works on, and leaves it open. */
  prewarm?(session: TrustedSession<SqlDefinition>): Promise<RowsServer | undefined>;
  /** For authors: tries copies of the reference with one mistake each. */
  tryMutants?(session: TrustedSession<SqlDefinition>): Promise<MutationReport | undefined>;
}
