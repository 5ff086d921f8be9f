import { closeEnough } from './decimal.js';

export type Vector = readonly number[];

/** How many pairs of rows may be examined after the sorted pairing; bounds the cost of one comparison. */
const PAIR_BUDGET = 2_000_000;

/**
 * Pairs up vectors that agree within the tolerance in every component; returns the indices without a partner.
 *
 * Tolerant equality is not transitive, so rounding and hashing would misjudge values at an edge. Both sides are
 * sorted and paired in order first: for a single column that is already a maximum matching, because the range of
 * values close to x moves up with x. Augmenting paths (Kuhn's algorithm) match the rest; a window on the most
 * varied column finds their candidates.
 */
export function matchVectors(
  left: readonly Vector[],
  right: readonly Vector[],
): { readonly left: number[]; readonly right: number[] } {
  const pairing = new Pairing(left, right);
  pairing.pairInOrder();
  pairing.augment();
  return pairing.unmatched();
}

class Pairing {
  readonly #left: readonly Vector[];
  readonly #right: readonly Vector[];
  readonly #column: number;
  /** Indices into each side, by ascending value. */
  readonly #leftOrder: readonly number[];
  readonly #rightOrder: readonly number[];
  readonly #partnerOfLeft: number[];
  readonly #partnerOfRight: number[];
  #budget = PAIR_BUDGET;

  constructor(left: readonly Vector[], right: readonly Vector[]) {
    this.#left = left;
    this.#right = right;
    this.#column = mostVariedColumn(right);
    this.#leftOrder = sortedIndices(left, this.#column);
    this.#rightOrder = sortedIndices(right, this.#column);
    this.#partnerOfLeft = left.map(() => -1);
    this.#partnerOfRight = right.map(() => -1);
  }

  pairInOrder(): void {
    let next = 0;
    for (const l of this.#leftOrder) {
      while (next < this.#rightOrder.length && this.#below(this.#rightAt(next), l)) next += 1;
      const r = this.#rightOrder[next];
      if (r === undefined) return;
      if (!this.#agree(l, r)) continue;
      this.#pair(l, r);
      next += 1;
    }
  }

  augment(): void {
    if (this.#partnerOfRight.every((partner) => partner >= 0)) return;
    for (const l of this.#leftOrder) {
      if (this.#partnerOfLeft[l] !== -1) continue;
      if (this.#budget <= 0) return;
      this.#augmentFrom(l);
    }
  }

  unmatched(): { left: number[]; right: number[] } {
    const lonely = (partners: readonly number[]): number[] =>
      partners.flatMap((partner, index) => (partner === -1 ? [index] : []));
    return { left: lonely(this.#partnerOfLeft), right: lonely(this.#partnerOfRight) };
  }

  /** Breadth-first search for a path that alternates between free and taken pairs; flips it when found. */
  #augmentFrom(start: number): void {
    const cameFrom = new Map<number, number>();
    const unseen = new Successors(this.#rightOrder.length);
    const queue = [start];
    for (let next = 0; next < queue.length; next += 1) {
      const l = queue[next] ?? -1;
      for (const position of this.#candidates(l, unseen)) {
        const r = this.#rightAt(position);
        unseen.remove(position);
        cameFrom.set(r, l);
        const owner = this.#partnerOfRight[r] ?? -1;
        if (owner === -1) return this.#flip(r, cameFrom);
        queue.push(owner);
      }
    }
  }

  #flip(end: number, cameFrom: ReadonlyMap<number, number>): void {
    for (let r = end; r !== -1;) {
      const l = cameFrom.get(r);
      if (l === undefined) return;
      const before = this.#partnerOfLeft[l] ?? -1;
      this.#pair(l, r);
      r = before;
    }
  }

  /** Positions of right rows that agree with left row `l` and were not seen in this search. */
  *#candidates(l: number, unseen: Successors): Generator<number> {
    const value = this.#value(this.#left, l);
    let position = unseen.from(this.#firstNotBelow(l));
    while (position < this.#rightOrder.length) {
      const r = this.#rightAt(position);
      const other = this.#value(this.#right, r);
      this.#budget -= 1;
      if (this.#budget <= 0 || (other > value && !closeEnough(other, value))) return;
      if (this.#agree(l, r)) yield position;
      position = unseen.from(position + 1);
    }
  }

  #firstNotBelow(l: number): number {
    let [low, high] = [0, this.#rightOrder.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#below(this.#rightAt(middle), l)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether right row `r` is below everything close to left row `l` in the window column. */
  #below(r: number, l: number): boolean {
    const [other, value] = [this.#value(this.#right, r), this.#value(this.#left, l)];
    return other < value && !closeEnough(other, value);
  }

  #agree(l: number, r: number): boolean {
    const other = this.#right[r] ?? [];
    return (this.#left[l] ?? []).every((value, place) => closeEnough(value, other[place] ?? NaN));
  }

  #pair(l: number, r: number): void {
    this.#partnerOfLeft[l] = r;
    this.#partnerOfRight[r] = l;
  }

  #rightAt(position: number): number {
    return this.#rightOrder[position] ?? -1;
  }

  #value(side: readonly Vector[], index: number): number {
    return side[index]?.[this.#column] ?? NaN;
  }
}

/** Remaining positions; removed ones are skipped in nearly constant time (union-find with path halving). */
class Successors {
  readonly #next: number[];

  constructor(length: number) {
    this.#next = Array.from({ length: length + 1 }, (_, position) => position);
  }

  from(position: number): number {
    let at = position;
    for (let next = this.#next[at] ?? at; next !== at; next = this.#next[at] ?? at) {
      const beyond = this.#next[next] ?? next;
      this.#next[at] = beyond;
      at = beyond;
    }
    return at;
  }

  remove(position: number): void {
    this.#next[position] = position + 1;
  }
}

function mostVariedColumn(rows: readonly Vector[]): number {
  const width = rows[0]?.length ?? 0;
  let best = { column: 0, distinct: 0 };
  for (let column = 0; column < width; column += 1) {
    const distinct = new Set(rows.map((row) => row[column])).size;
    if (distinct > best.distinct) best = { column, distinct };
  }
  return best.column;
}

function sortedIndices(rows: readonly Vector[], first: number): number[] {
  const compare = (a: Vector, b: Vector): number => {
    const lead = (a[first] ?? 0) - (b[first] ?? 0);
    if (lead !== 0) return lead;
    const place = a.findIndex((value, index) => value !== b[index]);
    return place === -1 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
  };
  return rows.map((_, index) => index).sort((a, b) => compare(rows[a] ?? [], rows[b] ?? []));
}
