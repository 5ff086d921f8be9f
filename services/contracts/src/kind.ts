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

/** What a validator says of one case to the challenge's author. It may tell hidden data: no learner ever sees it. */
export interface JudgeRemark {
  /** Id of the check that the case belongs to. */
  readonly check: string;
  /** Which case it was, such as `case small/2`. */
  readonly where: string;
  readonly passed: boolean;
  /** Cut, with nothing invisible in it. */
  readonly text: string;
}

/** A text for a linter of the platform. */
export interface LintRequest {
  /** Whose text it is, such as `postgresql`. */
  readonly runtime: string;
  readonly text: string;
  /** Rules of the linter, by its own names, that are not looked at. */
  readonly skipRules: readonly string[];
}

/** Something in a text that its linter warns of. */
export interface LintFinding {
  /** From 1. */
  readonly line: number;
  /** As the linter calls it. */
  readonly rule: string;
  readonly message: string;
}

/** One of two parts of a grading: what can be told at once, and what has to be measured. */
export type Stage = 'correctness' | 'measuring';

/** What a kind may touch in any work: the challenge, boxes, seeded randomness, caches of trusted results; no learner's work. */
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
  /** The same for what belongs to a class of hosts (processor, caches, kernel): all workers on such hosts share it. */
  cachedForHosts(key: string, compute: () => Promise<Uint8Array>): Promise<Uint8Array>;
  /** Monotonic milliseconds, for phases only. */
  now(): number;
}

/** A trusted session with cores to measure on. */
export interface MeasuringSession<Definition> extends TrustedSession<Definition> {
  /**
   * Waits for a core to measure on that nothing else uses; the session releases it when the work ends, however it ends.
   * One at a time: release it before reserving the next, and wait for nothing that may reserve one itself.
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
   * What to decide: `correctness` leaves what needs measuring to a second grading, `measuring` is that one. Absent: all
   * at once.
   */
  readonly stage?: Stage;
  /** The checks of the first stage, without evidence, where this is the second. */
  readonly decided?: readonly Check[];
  readonly input?: string;
  /** What `prewarm` of the same kind left open for the submission of this seed, for it alone. */
  readonly prewarmed?: Prewarmed | undefined;
  /** What the linter of a runtime finds in a text, in its order; undefined where none runs on this machine or it fails. */
  lint(request: LintRequest): Promise<readonly LintFinding[] | undefined>;
  /** Told what validators say to authors. Absent wherever the work of a learner is graded. */
  onRemark?(remark: JudgeRemark): void;
}

/** Result of a kind: checks in order; points are computed from groups by grading, not by kinds. */
export interface KindResult {
  readonly checks: readonly Check[];
  readonly compile?: CompileResult;
  /** For failed checks on data drawn from the seed: that data. Never of fixed hidden cases, which others meet too. */
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
  /** Runs what is to be recorded. `about`: a sentence on how it went. Throws as `grade` does. */
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

/** A challenge kind. Pure but for the session it is handed. `Prewarmed` is what it opens before a submission arrives. */
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
   * Opens what a submission with this seed will work on and returns it, left open; undefined where there is nothing. Called
   * after `precompute`, in a session of its own whose boxes stay open: they are this submission's and no other's.
   */
  prewarm?(session: TrustedSession<Definition>): Promise<Prewarmed | undefined>;
  /**
   * Measures the challenge's own programs in the session's language, so that no submission has to wait for that.
   * Throws as `grade` does.
   */
  measureReferences?(session: MeasuringSession<Definition>): Promise<void>;
  /** Questions for a talk about an answer, the most telling first; kinds without it have none. */
  readonly talk?: readonly TalkTemplate[];
  /** The least number of solutions by category, where this kind asks for others than all kinds do. */
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
   * For authors: what only running the challenge's own programs shows, such as a generator that prints nothing.
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
