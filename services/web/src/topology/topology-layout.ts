import type { TopologyState } from '@hone/contracts';

type Member = TopologyState['nodes'][number];
type LinkState = TopologyState['links'][number]['state'];

/** A member as a box around `x`, `y`, in pixels. */
export interface PlacedMember extends Member {
  readonly x: number;
  readonly y: number;
  /** As much of the name as fits. */
  readonly label: string;
}

export interface PlacedLink {
  readonly key: string;
  readonly state: LinkState;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

export interface TopologyLayout {
  readonly width: number;
  readonly height: number;
  readonly box: { readonly width: number; readonly height: number };
  /** Whether boxes have space for the state's word below the name. */
  readonly hasWords: boolean;
  readonly members: readonly PlacedMember[];
  readonly links: readonly PlacedLink[];
}

/** From worst to best: of a pair with two links the worse one is drawn. */
const BY_TROUBLE: readonly LinkState[] = ['cut', 'lossy', 'slow', 'ok'];

const CHARACTER_PX = 7;
const BOX = { edge: 14, least: 46, most: 92, height: 34, lowHeight: 22, lowWidth: 30, lowEdge: 7 };
/** More nodes have no space for words. */
const MOST_WITH_WORDS = 10;
const GAP_PX = 6;
/** In a flatter ring, neighbours hide one another's links. */
const FLATTEST = 2.2;
/** Minimum half height of a ring of n nodes. */
const LEAST_HALF_PX = [
  { upTo: 2, px: 20 },
  { upTo: 4, px: 56 },
  { upTo: 26, px: 84 },
] as const;
const HALF_STEP_PX = 8;

function boxOf({ nodes }: TopologyState, width: number) {
  const longest = Math.max(0, ...nodes.map(({ name }) => name.length));
  const hasWords = nodes.length <= MOST_WITH_WORDS;
  const wanted = longest * CHARACTER_PX + (hasWords ? BOX.edge : BOX.lowEdge);
  const most = Math.min(BOX.most, width / 4.5);
  return {
    width: Math.round(Math.min(most, Math.max(hasWords ? BOX.least : BOX.lowWidth, wanted))),
    height: hasWords ? BOX.height : BOX.lowHeight,
    hasWords,
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Ring {
  /** Half of its width and of its height. */
  readonly wide: number;
  readonly tall: number;
}

const SAMPLES = 720;

interface Sample extends Point {
  /** Distance along the ring up to here. */
  readonly gone: number;
}

function between(from: Sample | undefined, to: Sample | undefined, wanted: number): Point {
  if (from === undefined || to === undefined) return { x: 0, y: 0 };
  const part = to.gone === from.gone ? 0 : (wanted - from.gone) / (to.gone - from.gone);
  return { x: from.x + part * (to.x - from.x), y: from.y + part * (to.y - from.y) };
}

/** Points at equal distances along a ring, clockwise, the first at the top; of two, the first at the left. */
function pointsOn({ wide, tall }: Ring, count: number): Point[] {
  if (count === 1) return [{ x: 0, y: 0 }];
  const first = count === 2 ? Math.PI : -Math.PI / 2;
  // A ring taller than wide has straight sides: the ends of an ellipse would be too pointed for two boxes.
  const round = tall > wide ? wide : tall;
  const around = Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const angle = first + (2 * Math.PI * index) / SAMPLES;
    const y = round * Math.sin(angle) + Math.sign(Math.sin(angle)) * (tall - round);
    return { x: wide * Math.cos(angle), y, gone: 0 };
  });
  for (const [index, point] of around.entries()) {
    const before = around[index - 1];
    if (before !== undefined) point.gone = before.gone + Math.hypot(point.x - before.x, point.y - before.y);
  }
  const whole = around.at(-1)?.gone ?? 0;
  return Array.from({ length: count }, (_, index) => {
    const wanted = (whole * index) / count;
    const next = around.findIndex(({ gone }) => gone >= wanted);
    return between(around[Math.max(0, next - 1)], around[next], wanted);
  });
}

const meet = (one: Point, other: Point, box: Size): boolean =>
  Math.abs(one.x - other.x) < box.width + GAP_PX / 2 && Math.abs(one.y - other.y) < box.height + GAP_PX / 2;

/** The lowest ring of at most this width without overlapping boxes; else the tallest one. */
function ringFor(count: number, width: number, box: Size): Ring {
  const most = Math.max(0, (width - box.width) / 2 - GAP_PX);
  const ringOf = (tall: number): Ring => ({ wide: Math.min(most, FLATTEST * tall), tall });
  const isFree = (tall: number): boolean => {
    const points = pointsOn(ringOf(tall), count);
    return points.every((one, index) => points.slice(index + 1).every((other) => !meet(one, other, box)));
  };
  let tall: number = LEAST_HALF_PX.find(({ upTo }) => count <= upTo)?.px ?? 84;
  while (tall < count * box.height && !isFree(tall)) tall += HALF_STEP_PX;
  return ringOf(tall);
}

const column = (members: readonly Member[], x: number, height: number) =>
  members.map((member, index) => ({ ...member, x, y: (height * (index + 1)) / (members.length + 1) }));

function linksOf({ links }: TopologyState, members: readonly PlacedMember[]): PlacedLink[] {
  const places = new Map(members.map((member) => [member.name, member]));
  const worst = new Map<string, PlacedLink>();
  for (const { from, to, state } of links) {
    const [one, other] = [places.get(from), places.get(to)];
    if (one === undefined || other === undefined || one === other) continue;
    const key = [from, to].sort().join('\n');
    const known = worst.get(key);
    if (known === undefined || BY_TROUBLE.indexOf(state) < BY_TROUBLE.indexOf(known.state))
      worst.set(key, { key, state, from: one, to: other });
  }
  // Links in trouble are drawn on top.
  return [...worst.values()].sort((a, b) => BY_TROUBLE.indexOf(b.state) - BY_TROUBLE.indexOf(a.state));
}

const shorten = (name: string, px: number): string => {
  const room = Math.max(1, Math.floor((px - BOX.edge / 2) / CHARACTER_PX));
  return name.length <= room ? name : `${name.slice(0, room - 1)}…`;
};

/** Clients at the left, nodes on a ring, services at the right; the same places for every state. */
export function layOutTopology(state: TopologyState, width: number): TopologyLayout {
  const { hasWords, ...box } = boxOf(state, width);
  const byRole = (role: Member['role']) => state.nodes.filter((node) => node.role === role);
  const [clients, nodes, services] = [byRole('client'), byRole('node'), byRole('service')];
  const side = box.width + 3 * GAP_PX;
  const left = clients.length > 0 ? side : 0;
  const right = width - (services.length > 0 ? side : 0);
  const ring = ringFor(nodes.length, right - left, box);
  const rows = Math.max(clients.length, services.length) + 1;
  const height = Math.max(2 * (ring.tall + GAP_PX) + box.height, rows * (box.height + GAP_PX));
  const places = pointsOn(ring, nodes.length);
  const members = [
    ...column(clients, box.width / 2 + GAP_PX, height),
    ...nodes.map((node, index) => ({
      ...node,
      x: (left + right) / 2 + (places[index]?.x ?? 0),
      y: height / 2 + (places[index]?.y ?? 0),
    })),
    ...column(services, width - box.width / 2 - GAP_PX, height),
  ].map((member) => ({ ...member, label: shorten(member.name, box.width) }));
  return { width, height, box, hasWords, members, links: linksOf(state, members) };
}
