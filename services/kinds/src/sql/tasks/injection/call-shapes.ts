import type { Constant, ReadStatement } from './statement-shape.js';

/** A statement as sent and as parsed. */
export interface HeardStatement {
  readonly sql: string;
  readonly read: ReadStatement;
}

/** The statements of one call, and its text arguments, including those of earlier calls on the same data. */
export interface HeardCall {
  readonly texts: readonly string[];
  readonly statements: readonly HeardStatement[];
}

/** Why harmless arguments cannot lead to a statement. */
export type Violation =
  | { readonly kind: 'unparsable'; readonly message: string }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'shape'; readonly before: string }
  | { readonly kind: 'more' }
  | { readonly kind: 'text'; readonly before: string; readonly text: string };

/** Shorter texts occur in statements by chance. */
const MIN_TEXT = 4;

/**
 * The shapes of a call's statements with harmless arguments, place by place. Consecutive statements of one shape share a
 * place: their number may depend on the rows that were found.
 */
export class CallShapes {
  readonly #places: Map<string, string>[] = [];
  readonly #calls: HeardCall[] = [];
  /** Texts in its statements. */
  readonly #constants = new Set<string>();

  /** Records a call with harmless arguments. */
  add(call: HeardCall): void {
    this.#calls.push(call);
    for (const { place, statement } of placesOf(call.statements)) {
      const known = (this.#places[place] ??= new Map<string, string>());
      if (statement.read.kind !== 'statement') continue;
      const { fingerprint, constants } = statement.read;
      if (!known.has(fingerprint)) known.set(fingerprint, statement.sql);
      for (const { text } of constants) this.#constants.add(text);
    }
  }

  /** The first wrong statement of a call, and what is wrong with it. */
  findViolation(
    call: HeardCall,
  ): { readonly statement: HeardStatement; readonly violation: Violation } | undefined {
    for (const { place, statement } of placesOf(call.statements)) {
      const violation = this.#violationOf(place, statement, call.texts);
      if (violation !== undefined) return { statement, violation };
    }
    return undefined;
  }

  #violationOf(
    place: number,
    { sql, read }: HeardStatement,
    texts: readonly string[],
  ): Violation | undefined {
    if (read.kind === 'unparsable' || read.kind === 'several') return read;
    const known = this.#places[place];
    const isKnown = read.kind === 'statement' && this.#places.some((each) => each.has(read.fingerprint));
    if (isKnown && known === undefined) return { kind: 'more' };
    if (read.kind !== 'statement' || known?.has(read.fingerprint) !== true) {
      const [before = ''] = (known ?? this.#places.at(-1))?.values() ?? [];
      return { kind: 'shape', before };
    }
    const text =
      texts.find((each) => isWritten(each, sql, read.constants) && !this.#isOwn(each)) ??
      // Regardless of escaping, a constant that harmless arguments never produce comes from the hostile ones.
      read.constants.find((each) => !each.isNumber && !this.#constants.has(each.text))?.text;
    const before = known.get(read.fingerprint) ?? '';
    return text === undefined ? undefined : { kind: 'text', before, text };
  }

  /** Whether the program's statements contain a text even when it is not an argument. */
  #isOwn(text: string): boolean {
    return this.#calls.some(
      ({ texts, statements }) =>
        !texts.some((each) => each.includes(text)) &&
        statements.some(({ sql, read }) => read.kind === 'statement' && isWritten(text, sql, read.constants)),
    );
  }
}

/** Statements with their places: consecutive ones of one shape share a place. */
function placesOf(
  statements: readonly HeardStatement[],
): { readonly place: number; readonly statement: HeardStatement }[] {
  let place = -1;
  let before: string | undefined;
  return statements.map((statement) => {
    const shape = statement.read.kind === 'statement' ? statement.read.fingerprint : undefined;
    if (shape === undefined || shape !== before) place += 1;
    before = shape;
    return { place, statement };
  });
}

/**
 * Whether a text is part of a statement rather than of its values: among the constants, in any escaping, or verbatim if
 * it is more than a name.
 */
function isWritten(text: string, sql: string, constants: readonly Constant[]): boolean {
  if (text.length < MIN_TEXT) return false;
  if (/\W/.test(text) && sql.includes(text)) return true;
  const bare = withoutSigns(text);
  if (bare.length < MIN_TEXT) return constants.some((each) => each.text.includes(text));
  return constants.some((each) => withoutSigns(each.text).includes(bare));
}

/** Only letters and digits, which escaping does not change. */
const withoutSigns = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();
