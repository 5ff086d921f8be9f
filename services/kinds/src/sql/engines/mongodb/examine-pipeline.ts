import { reject, type Rejection } from '../../statement/rejection.js';
import { OPERATORS, REJECTED, STAGES, VARIABLES } from './offered.js';
import { readText } from './read-text.js';
import { positionAt } from '../../statement/text-position.js';
import { TextFault } from '../../statement/text-fault.js';
import type { ArrayNode, Member, ObjectNode, TextNode } from './text-node.js';

const MAX_STAGES = 100;

export type ExaminedPipeline = { readonly ok: true; readonly root: ArrayNode } | Rejection;

/**
 * Accepts an array of stages if each stage, operator, variable and collection is on the lists. Text that is not a
 * pipeline is a compile error, and a name that exists but may not be used is forbidden; both with line and column.
 */
export function examinePipeline(text: string, collections: ReadonlySet<string>): ExaminedPipeline {
  const read = readText(text);
  if (!read.ok) return reject(read.reason, read.message, read.at);
  try {
    const stages = new Examiner(collections);
    return { ok: true, root: stages.examine(read.root) };
  } catch (error) {
    if (!(error instanceof TextFault)) throw error;
    return reject(error.reason, error.message, positionAt(text, error.offset));
  }
}

/** Checks names only: the engine checks the values of operators. Throws `TextFault`. */
class Examiner {
  readonly #collections: ReadonlySet<string>;
  #stages = 0;

  constructor(collections: ReadonlySet<string>) {
    this.#collections = collections;
  }

  /** A pipeline. */
  examine(node: TextNode): ArrayNode {
    if (node.kind !== 'array')
      throw new TextFault('a pipeline is an array of stages: [ { $match: … }, … ]', node.start);
    for (const stage of node.items) this.#stage(stage);
    return node;
  }

  /** A condition or an expression, which contains no stages. */
  value(node: TextNode): void {
    if (node.kind === 'plain') checkWord(node.value, node.start);
    if (node.kind === 'array') for (const item of node.items) this.value(item);
    if (node.kind === 'object') this.#members(node);
  }

  #members({ members }: ObjectNode): void {
    for (const member of members) {
      if (member.key.startsWith('$')) checkOperator(member);
      this.value(member.value);
    }
  }

  #stage(node: TextNode): void {
    this.#stages += 1;
    if (this.#stages > MAX_STAGES)
      throw new TextFault(`a pipeline has at most ${MAX_STAGES} stages in all`, node.start);
    const [member, more] = node.kind === 'object' ? node.members : [];
    if (member === undefined) throw new TextFault('a stage is an object such as { $match: … }', node.start);
    if (more !== undefined) throw new TextFault('a stage has one key; this is another', more.start);
    checkStage(member);
    this.#spec(member);
  }

  /** The value of a stage, which may contain pipelines and names of collections. */
  #spec({ key, value }: Member): void {
    const parts = value.kind === 'object' ? value.members : [];
    if (key === '$facet') {
      for (const part of parts) this.examine(part.value);
      return;
    }
    if (key === '$unionWith' && value.kind === 'plain') this.#collection(value);
    const source = { $lookup: 'from', $graphLookup: 'from', $unionWith: 'coll' }[key];
    if (source === undefined || value.kind !== 'object') {
      this.value(value);
      return;
    }
    if (!parts.some((part) => part.key === source))
      throw new TextFault(`${key} must name a collection with ${source}`, value.start);
    for (const part of parts) {
      if (part.key === source) this.#collection(part.value);
      else if (part.key === 'pipeline') this.examine(part.value);
      else this.value(part.value);
    }
  }

  #collection(node: TextNode): void {
    if (node.kind !== 'plain' || typeof node.value !== 'string')
      throw new TextFault('a collection is named by a text', node.start);
    if (this.#collections.has(node.value)) return;
    const known = [...this.#collections].join(', ');
    throw new TextFault(`there is no collection ${node.value}; there are ${known}`, node.start, 'forbidden');
  }
}

function checkStage({ key, start }: Member): void {
  if (STAGES.has(key)) return;
  const why = REJECTED.get(key);
  if (why !== undefined) throw new TextFault(`${key} is not allowed: ${why}`, start, 'forbidden');
  throw new TextFault(`there is no stage ${key}${suggestion(key, STAGES)}`, start);
}

function checkOperator({ key, start }: Member): void {
  if (OPERATORS.has(key)) return;
  const why = REJECTED.get(key) ?? (STAGES.has(key) ? 'a stage may occur only in a pipeline' : undefined);
  if (why !== undefined) throw new TextFault(`${key} is not allowed: ${why}`, start, 'forbidden');
  throw new TextFault(`there is no operator ${key}${suggestion(key, OPERATORS)}`, start);
}

const CLOCK = new Set(['NOW', 'CLUSTER_TIME']);
const SYSTEM = new Set(['USER_ROLES', 'SEARCH_META', 'KEEP', 'PRUNE', 'DESCEND']);

/** A path or a variable. */
function checkWord(value: unknown, start: number): void {
  if (typeof value !== 'string' || !value.startsWith('$')) return;
  if (/(?:^|[.$])(?:__proto__|constructor|prototype)(?:\.|$)/.test(value))
    throw new TextFault(`${value} is no path into a document`, start, 'forbidden');
  if (!value.startsWith('$$')) return;
  const name = value.slice(2).split('.', 1)[0] ?? '';
  if (CLOCK.has(name))
    throw new TextFault(`$$${name} is not allowed: the clock may not be asked`, start, 'forbidden');
  if (SYSTEM.has(name)) throw new TextFault(`$$${name} is not offered`, start, 'forbidden');
  if (/^[A-Z]/.test(name) && !VARIABLES.has(name))
    throw new TextFault(`there is no variable $$${name}`, start);
}

/** The known name that is closest to an unknown one. */
function suggestion(name: string, known: ReadonlySet<string>): string {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
  const near =
    [...known].find((each) => plain(each) === plain(name)) ??
    [...known].find((each) => isOneOff(plain(each), plain(name)));
  return near === undefined ? '' : `; is it ${near}?`;
}

/** Whether two words differ by one inserted, removed or replaced letter. */
function isOneOff(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let same = 0;
  while (same < left.length && left[same] === right[same]) same += 1;
  const [a, b] = [left.slice(same), right.slice(same)];
  return a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
}
