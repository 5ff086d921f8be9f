import type { Json } from '../../judging/json.js';

export type { Json };

/** A client asks: the operation may take effect from now on. Operations are counted from 0 within a history. */
export interface Invocation {
  readonly type: 'invoke';
  readonly operation: number;
  readonly client: string;
  readonly node: string;
  /** The type of the request, such as `broadcast`. */
  readonly name: string;
  readonly input: Json;
  /** Sent after the last heal, to see where the system has settled. */
  readonly final?: boolean;
}

/** How an operation ended: `ok` took effect; `fail` did not, for certain; `info` may have or may yet. */
type Completion =
  | { readonly type: 'ok'; readonly operation: number; readonly output: Json }
  | {
      readonly type: 'fail' | 'info';
      readonly operation: number;
      readonly error: string;
      /** The answer, where one came. */
      readonly output?: Json;
    };

/** Messages are counted from 0 within a history; a duplicated one is delivered more than once. */
type MessageEvent =
  | {
      readonly type: 'send';
      readonly message: number;
      readonly from: string;
      readonly to: string;
      readonly body: Json;
    }
  | { readonly type: 'deliver'; readonly message: number }
  | { readonly type: 'drop'; readonly message: number; readonly cause: string };

type FaultEvent =
  /** Nodes of different groups cannot reach each other; a node in several groups reaches all of them. */
  | { readonly type: 'partition'; readonly groups: readonly (readonly string[])[] }
  | { readonly type: 'heal' }
  /** The link of two nodes has the faults in the label; an empty label: none any more. */
  | { readonly type: 'link'; readonly from: string; readonly to: string; readonly label: string }
  /** `stop`: the program was asked to end. */
  | { readonly type: 'kill' | 'restart' | 'pause' | 'resume' | 'stop'; readonly node: string }
  /** A program that was asked to end has ended; without a code, a signal ended it. */
  | { readonly type: 'exit'; readonly node: string; readonly code: number | null };

/** A stretch of the scenario begins. */
interface PhaseEvent {
  readonly type: 'phase';
  readonly name: string;
}

/** Something that happened, written by the harness as it did. `atMs` counts from the beginning of the scenario. */
export type HistoryEvent = { readonly atMs: number } & (
  Invocation | Completion | MessageEvent | FaultEvent | PhaseEvent
);

/** Everything that happened in a scenario, in order. Append only. */
export type History = readonly HistoryEvent[];
