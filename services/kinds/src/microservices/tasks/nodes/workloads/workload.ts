import type { SeededRandom } from '../../../../judging/seeded-random.js';
import type { Checker, CheckerResult } from '../../../checkers/checker.js';
import type { Linearizer } from '../../../checkers/linearizability/linearizer.js';
import type { History, Json } from '../../../history/history.js';
import type { Body } from '../protocol/message.js';

/** An operation that a client is about to ask for. */
export interface Request {
  /** As the history calls it. */
  readonly name: string;
  readonly input: Json;
  /** Without `msg_id`, which the client adds. */
  readonly body: Body;
}

/** The contents of an answer of the expected type, or its problem; `wrong` follows "n1 answered with a body". */
export type AnswerRead = { readonly output: Json } | { readonly wrong: string };

/** The settings of a check for its checker. */
interface PropertySettings {
  /** The least that passes, such as a share of operations. */
  readonly least?: number | undefined;
  /** The most that passes, such as messages for each operation. */
  readonly most?: number | undefined;
}

/** A property of histories. `decide` replaces `check` where deciding needs a box. */
export type Property = {
  /** For learners, where the check has no text about it. */
  readonly about: string;
  /**
   * It depends on whether answers came in time, or on how fast nodes were; others follow from the order of events, which a
   * busy machine cannot spoil.
   */
  readonly isTimed?: 'answers' | 'speed';
} & (
  | { readonly check: Checker<PropertySettings> }
  | { readonly decide: (history: History, linearizer: Linearizer) => Promise<CheckerResult> }
);

/** How an operation ended; only `ok` has a result. */
export type Ending = { readonly type: 'ok'; readonly output: Json } | { readonly type: 'fail' | 'info' };

/** The requests of one scenario. */
export interface Drawing {
  draw(random: SeededRandom): Request;
  /** Gets how each request ended, so that the next ones can depend on it. */
  hear?(request: Request, ending: Ending): void;
  /** Sent to every node after the last phase, repeatedly, until they have settled. */
  readonly settle?: {
    readonly request: Request;
    /** `outputs`: the newest answer of each node; undefined where none came. */
    isSettled(outputs: readonly (Json | undefined)[]): boolean;
  };
}

/** The requests of clients to nodes, and the properties of the answers. */
export interface Workload {
  /** Sent to every node before the first operation, and answered with `<type>_ok`. */
  readonly setup?: (nodes: readonly string[]) => Body;
  readonly createDrawing: () => Drawing;
  /** Reads an answer of type `<type>_ok`. */
  readonly readAnswer: (request: Request, body: Body) => AnswerRead;
  /** By the name that checks in `challenge.yml` use. */
  readonly properties: Readonly<Record<string, Property>>;
}
