import type { KindView } from '@hone/contracts';
import type {
  ChallengePackage,
  GradingSession,
  KindEvent,
  KindResult,
  PackageFinding,
} from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';

/** The parts of the kind that differ from task to task. */
export interface ApiDesignTask<Definition> {
  /** The learner's view. Hidden data stays hidden. */
  view(pack: ChallengePackage, definition: Definition): KindView;
  /** Boxes that grading a submission in `language` may open. */
  topology(pack: ChallengePackage, definition: Definition, language: string): readonly BoxSpec[];
  /** The runtime that a language needs. */
  runtimeFor(language: string): string;
  inspect(pack: ChallengePackage, definition: Definition): readonly PackageFinding[];
  /** Throws when the platform or the task failed; failures of the learner's answer are checks. */
  grade(session: GradingSession<Definition>): AsyncGenerator<KindEvent, KindResult>;
}
