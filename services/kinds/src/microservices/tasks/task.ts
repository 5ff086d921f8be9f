import type { KindView, VariantFiles } from '@hone/contracts';
import type {
  ChallengePackage,
  GradingSession,
  KindEvent,
  KindResult,
  PackageFinding,
  RecordingPart,
  TrustedSession,
} from '@hone/contracts/kind';
import type { BoxSpec } from '@hone/contracts/sandbox';

/** The parts of the kind that differ from task to task. */
export interface MicroservicesTask<Definition> {
  /** The learner's view. Hidden scenarios stay hidden. */
  view(pack: ChallengePackage, definition: Definition): KindView;
  /** Boxes that grading a submission in `language` may open, one entry for each size. */
  topology(pack: ChallengePackage, definition: Definition, language: string): readonly BoxSpec[];
  /** The runtime that a language needs. */
  runtimeFor(language: string): string;
  inspect(pack: ChallengePackage, definition: Definition): readonly PackageFinding[];
  /** The part that differs from learner to learner, derived from a seed; tasks without it show everybody the same. */
  variant?(pack: ChallengePackage, definition: Definition, seed: string): VariantFiles;
  /** Problems that only the package's own recordings show. */
  selfCheck?(session: Pick<TrustedSession<Definition>, 'package' | 'definition'>): readonly PackageFinding[];
  /** For authors: records the data that the package keeps. */
  readonly record?: RecordingPart<Definition>;
  /** Throws when the platform or the task failed; failures of the learner's programs are checks. */
  grade(session: GradingSession<Definition>): AsyncGenerator<KindEvent, KindResult>;
}
