import type { z } from 'zod';
import type { KindId, KindView, Manifest } from './challenge.js';
import type { EventBody } from './events.js';
import type { Mode } from './jobs.js';
import type { Reveal } from './learning-aids.js';
import type { Cheat, MutationReport, OwnPrograms, PackageFinding } from './kind-authoring.js';
import type { Check, CompileResult, Phases } from './outcome.js';
import type { Box, BoxSpec, ReservedCore, ReserveOptions, Pod, PodSpec } from './sandbox.js';
import type { SolutionCategory } from './solutions.js';
import type { VariantFiles } from './variant.js';

export type * from './kind-authoring.js';

/** A loaded challenge folder: manifest plus files by path relative to the folder. Bounded, in memory. */
export interface ChallengePackage {
  readonly slug: string;
  readonly digest: string;
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A validator's message to the author about one case. It may reveal hidden data, so learners never see it. */
export interface JudgeRemark {
  /** Id of the check that the case belongs to. */
  readonly check: string;
  /** Which case it was, such as `case small/2`. */
  readonly where: string;
  readonly passed: boolean;
  /** Truncated, without invisible characters. */
  readonly text: string;
}

/** A text for a linter of the platform. */
export interface LintRequest {
  /** Whose text it is, such as `postgresql`. */
  readonly runtime: string;
  readonly text: string;
  /** Rules to ignore, by the linter's names. */
  readonly skipRules: readonly string[];
}

/** A linter's warning about a text. */
export interface LintFinding {
  /** From 1. */
  readonly line: number;
  /** As the linter calls it. */
  readonly rule: string;
  readonly message: string;
}

/** One of the two stages of a grading: results that are known at once, and results that must be measured. */
export type Stage = 'correctness' | 'measuring';

/** What any task of a kind may use: challenge, boxes, seeded randomness, caches of trusted results; no learner's work. */
export interface TrustedSession<Definition> {
  readonly package: ChallengePackage;
  readonly definition: Definition;
  readonly language: string;
  /** Hex; stored with the submission. Hidden data derives from it. */
  readonly seed: string;
  /** Hex; seed of what the learner was shown before they answered. Only where the challenge draws variants. */
  readonly variant?: string;
  readonly signal: AbortSignal;
  /** Opens a box; the session closes every box when the work ends, however it ends. */
  open(spec: BoxSpec): Promise<Box>;
  /** Opens several boxes and the links between them; closed like boxes. */
  openPod(spec: PodSpec): Promise<Pod>;
  /** Trusted results by key within (package digest, ruleset); computed at most once at a time. */
  cached(key: string, compute: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** The same for results that depend on the class of host (processor, caches, kernel), shared by its workers. */
  cachedForHosts(key: string, compute: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** Monotonic milliseconds, for phases only. */
  now(): number;
}

/** A trusted session with cores to measure on. */
export interface MeasuringSession<Definition> extends TrustedSession<Definition> {
  /**
   * Reserves a core for measuring that nothing else uses; the session releases it when the work ends, however it
   * ends. One at a time: release it before reserving the next, and never wait for code that may reserve one.
   */
  reserveCore(options?: ReserveOptions): Promise<ReservedCore>;
}

/** A session with a learner's submission to grade. `Prewarmed` is what the kind opens before one arrives. */
export interface GradingSession<Definition, Prewarmed = unknown> extends MeasuringSession<Definition> {
  /** The learner's files over the starter: the complete tree. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Path of the main file among `files`. */
  readonly entry: string;
  readonly mode: Mode;
  /**
   * The stage to grade: `correctness` leaves measuring to a second grading, and `measuring` is that second grading.
   * Absent: both at once.
   */
  readonly stage?: Stage;
  /** The checks of the first stage, without evidence, where this is the second. */
  readonly decided?: readonly Check[];
  readonly input?: string;
  /** What `prewarm` opened for the submission with this seed, and for no other. */
  readonly prewarmed?: Prewarmed | undefined;
  /** Findings of a runtime's linter in a text, in its order; undefined when it is unavailable or fails. */
  lint(request: LintRequest): Promise<readonly LintFinding[] | undefined>;
  /** Receives validators' messages to authors. Absent when a learner's work is graded. */
  onRemark?(remark: JudgeRemark): void;
}

/** Result of a kind: checks in order; points are computed from groups by grading, not by kinds. */
export interface KindResult {
  readonly checks: readonly Check[];
  readonly compile?: CompileResult;
  /** Data of failed checks that was drawn from the seed. Never fixed hidden cases, which other learners get too. */
  readonly reveals?: readonly Reveal[];
  readonly phases: Pick<Phases, 'prepareMs' | 'compileMs' | 'runMs' | 'judgeMs'> &
    Partial<Pick<Phases, 'waitingMs' | 'calibrateMs' | 'measureMs'>>;
  /** After stage `correctness`: something is left to measure, and no failed check forbids it. */
  readonly needsMeasuring?: boolean;
}

/**
 * What a kind draws for a person before they answer, such as a fault and its recorded logs. Pure: everything derives from
 * the seed, here and while grading, where the session names it as `variant`.
 */
export interface VariantPart<Definition> {
  /** Whether this challenge draws variants. */
  has(definition: Definition): boolean;
  /** The files of the variant with this seed (hex). The learner sees all of them: at most `MAX_VARIANT_BYTES`. */
  files(pack: ChallengePackage, definition: Definition, seed: string): VariantFiles;
}

/** A question to ask people about their own answer, filled by its evidence. Pure. */
export interface TalkTemplate {
  readonly id: string;
  /** Undefined where the checks give no reason to ask it. */
  ask(checks: readonly Check[]): string | undefined;
}

/** What an author records by running the package's own programs, to be kept in the package. */
export interface RecordingPart<Definition> {
  /** Everything that this challenge records; empty where it records nothing. */
  ids(definition: Definition): readonly string[];
  /** Runs and records everything. `about`: a sentence on how it went. Throws as `grade` does. */
  record(
    session: TrustedSession<Definition>,
    id: string,
  ): Promise<{ readonly path: string; readonly content: Uint8Array; readonly about: string }>;
}

/** The events a kind may yield while grading. */
export type KindEvent = Extract<
  EventBody,
  { type: 'grading.phase' | 'grading.compiled' | 'grading.check' | 'grading.log' }
>;

/** A challenge kind. Pure except for its session. `Prewarmed` is what it opens before a submission arrives. */
export interface ChallengeKind<Definition = unknown, Prewarmed = unknown> {
  readonly id: KindId;
  /** Schema of the `grading` part of challenge.yml. */
  readonly definition: z.ZodType<Definition>;
  /** The learner's view: the only way out of a definition before the challenge is solved. */
  view(pack: ChallengePackage, definition: Definition): KindView;
  /** What differs from person to person; kinds without it show everybody the same. */
  readonly variant?: VariantPart<Definition>;
  /** Boxes a submission in `language` needs, to warm pools and to check that they are offered. */
  topology(pack: ChallengePackage, definition: Definition, language: string): readonly BoxSpec[];
  /** Static errors that a schema cannot see: missing files, unknown groups, undeclared references. */
  inspect(pack: ChallengePackage, definition: Definition): readonly PackageFinding[];
  /** Runtimes (not chosen by the learner) this kind needs; languages equal runtimes unless listed here. */
  runtimeFor(definition: Definition, language: string): string;
  grade(session: GradingSession<Definition, Prewarmed>): AsyncGenerator<KindEvent, KindResult>;
  /**
   * Computes, into the session's cache, what a submission with this seed will be compared with. Throws as `grade` does;
   * kinds without it compute everything while they grade.
   */
  precompute?(session: TrustedSession<Definition>): Promise<void>;
  /**
   * Opens what a submission with this seed will use, and returns it open; undefined when there is nothing. Called
   * after `precompute`, in a separate session whose boxes stay open for this submission only.
   */
  prewarm?(session: TrustedSession<Definition>): Promise<Prewarmed | undefined>;
  /**
   * Measures the challenge's own programs in the session's language, so that no submission has to wait for that.
   * Throws as `grade` does.
   */
  measureReferences?(session: MeasuringSession<Definition>): Promise<void>;
  /** Questions for a talk about an answer, the most informative first; kinds without it have none. */
  readonly talk?: readonly TalkTemplate[];
  /** Minimum number of solutions by category, where it differs from the default of all kinds. */
  readonly leastSolutions?: Partial<Readonly<Record<SolutionCategory, number>>>;
  /** For authors: the programs that are compared with each other; kinds without it have none. */
  ownPrograms?(definition: Definition): OwnPrograms;
  /** For authors: ways to get points without solving a challenge of this kind, planted to prove that none pays. */
  readonly cheats?: readonly Cheat[];
  /**
   * The folder of the reference by language, in kinds whose right solutions are shown beside the editorial. Kinds
   * without it show none.
   */
  references?(definition: Definition): Readonly<Record<string, string>>;
  /**
   * For authors: problems that appear only when its programs run, such as a generator that prints nothing.
   * Throws as `grade` does when the platform failed.
   */
  selfCheck?(session: TrustedSession<Definition>): Promise<readonly PackageFinding[]>;
  /** For authors: what `hone record` keeps in the package; kinds without it record nothing. */
  readonly recordings?: RecordingPart<Definition>;
  /**
   * For authors: tries copies of the reference with one mistake each on the task's data. Same session as `selfCheck`;
   * kinds and tasks that have nothing to mutate answer undefined.
   */
  tryMutants?(session: TrustedSession<Definition>): Promise<MutationReport | undefined>;
}
