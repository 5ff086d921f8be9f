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

/** Everything that the kind does differently from task to task. */
export interface MicroservicesTask<Definition> {
  /** What a learner may see. Hidden scenarios stay hidden. */
  view(pack: ChallengePackage, definition: Definition): KindView;
  /** Boxes that grading a submission in `language` may open, one entry for each size. */
  topology(pack: ChallengePackage, definition: Definition, language: string): readonly BoxSpec[];
  /** The runtime that a language needs. */
  runtimeFor(language: string): string;
  inspect(pack: ChallengePackage, definition: Definition): readonly PackageFinding[];
  /** What differs from person to person, derived from a seed; tasks without it show everybody the same. */
  variant?(pack: ChallengePackage, definition: Definition, seed: string): VariantFiles;
  /** What only a look into the package's own recordings shows. */
  selfCheck?(session: Pick<TrustedSession<Definition>, 'package' | 'definition'>): readonly PackageFinding[];
  /** For authors: what is recorded and kept in the package. */
  readonly record?: RecordingPart<Definition>;
  /** Throws when the platform or the task failed; whatever the learner's programs do is a check. */
  grade(session: GradingSession<Definition>): AsyncGenerator<KindEvent, KindResult>;
}
