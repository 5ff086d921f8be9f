import type { SeededRandom } from '../../../../judging/seeded-random.js';
import type { Checker } from '../../../checkers/checker.js';
import type { Json } from '../../../history/history.js';
import type { Body } from '../protocol/message.js';

/** An operation that a client is about to ask for. */
export interface Request {
  /** As the history calls it. */
  readonly name: string;
  readonly input: Json;
  /** Without `msg_id`, which the client adds. */
  readonly body: Body;
}

/** What an answer of the expected type says, or what is wrong with it; `wrong` follows "n1 answered with a body". */
export type AnswerRead = { readonly output: Json } | { readonly wrong: string };

/** What the settings of a check may say to its checker. */
export interface PropertySettings {
  /** The least that passes, such as a share of operations. */
  readonly least?: number | undefined;
  /** The most that passes, such as messages for each operation. */
  readonly most?: number | undefined;
}

/** Something that a history must show. */
export interface Property {
  /** For learners, where the check says nothing about it. */
  readonly about: string;
  readonly check: Checker<PropertySettings>;
}

/** Draws the requests of one scenario. */
export type Drawing = (random: SeededRandom) => Request;

/** What clients ask of nodes, and what must be true of the answers. */
export interface Workload {
  /** Sent to every node before the first operation, and answered with `<type>_ok`. */
  readonly setup?: (nodes: readonly string[]) => Body;
  /** A new drawing for each scenario, so that values can be counted. */
  readonly createDrawing: () => Drawing;
  /** Reads an answer of type `<type>_ok`. */
  readonly readAnswer: (request: Request, body: Body) => AnswerRead;
  /** Asked of every node after the last phase, again and again, until `agree` says that they have settled. */
  readonly settle?: {
    readonly request: Request;
    /** `outputs`: the newest answer of each node; undefined where none came. */
    readonly agree: (outputs: readonly (Json | undefined)[]) => boolean;
  };
  /** By the name that checks in `challenge.yml` use. */
  readonly properties: Readonly<Record<string, Property>>;
}
