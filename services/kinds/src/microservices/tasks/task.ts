import type { KindView } from '@hone/contracts';
import type {
  ChallengePackage,
  GradingSession,
  KindEvent,
  KindResult,
  PackageFinding,
} from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';

/** Everything that the kind does differently from task to task. */
export interface MicroservicesTask<Definition> {
  /** What a learner may see. Hidden scenarios stay hidden. */
  view(pack: ChallengePackage, definition: Definition): KindView;
  /** Boxes that grading a submission in `language` may open, one entry for each size. */
  topology(pack: ChallengePackage, definition: Definition, language: string): readonly BoxSpec[];
  /** The runtime that a language needs. */
  runtimeFor(language: string): string;
  inspect(pack: ChallengePackage, definition: Definition): readonly PackageFinding[];
  /** Throws when the platform or the task failed; whatever the learner's programs do is a check. */
  grade(session: GradingSession<Definition>): AsyncGenerator<KindEvent, KindResult>;
}
