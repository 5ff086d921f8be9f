import type { TopologyState } from '@hone/contracts';

type Member = TopologyState['nodes'][number];
type LinkState = TopologyState['links'][number]['state'];

/** A member as a box around `x`, `y`, in pixels. */
export interface PlacedMember extends Member {
  readonly x: number;
  readonly y: number;
  /** The name, as much of it as fits. */
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
  /** Whether boxes have room for the state's word below the name. */
  readonly hasWords: boolean;
  readonly members: readonly PlacedMember[];
  readonly links: readonly PlacedLink[];
}

/** From worst to best: of a pair with two links the worse one is drawn. */
const BY_TROUBLE: readonly LinkState[] = ['cut', 'lossy', 'slow', 'ok'];

const CHARACTER_PX = 7;
const BOX = { edge: 14, least: 46, most: 92, height: 34, lowHeight: 22, lowWidth: 30, lowEdge: 7 };
/** More nodes have no room for words. */
const MOST_WITH_WORDS = 10;
const GAP_PX = 6;
/** Where boxes would meet on one ring, every other one goes to a ring inside of this size. */
const INNER = 0.72;
/** A ring that is flatter than this has neighbours that hide one another's links. */
const FLATTEST = 2.2;
const HEIGHTS = [
  { upTo: 2, px: 90 },
  { upTo: 4, px: 150 },
  { upTo: 10, px: 210 },
  { upTo: 16, px: 260 },
] as const;
const MOST_HEIGHT_PX = 330;

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

interface Area {
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/** Nodes on a ring, the first at the top; two side by side. */
function ring(
  nodes: readonly Member[],
  { left, right, height }: Area,
  box: { width: number; height: number },
) {
  const middle = { x: (left + right) / 2, y: height / 2 };
  const tall = Math.max(0, (height - box.height) / 2 - GAP_PX);
  const wide = Math.min(Math.max(0, (right - left - box.width) / 2 - GAP_PX), Math.max(60, tall * FLATTEST));
  const first = nodes.length === 2 ? Math.PI : -Math.PI / 2;
  const turn = (2 * Math.PI) / nodes.length;
  const isCrowded = nodes.length > MOST_WITH_WORDS && wide * Math.sin(turn) < box.width + 2;
  return nodes.map((node, index) => {
    if (nodes.length === 1) return { ...node, ...middle };
    const angle = first + turn * index;
    const size = isCrowded && index % 2 === 1 ? INNER : 1;
    return {
      ...node,
      x: middle.x + size * wide * Math.cos(angle),
      y: middle.y + size * tall * Math.sin(angle),
    };
  });
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
  // What is in trouble lies on top.
  return [...worst.values()].sort((a, b) => BY_TROUBLE.indexOf(b.state) - BY_TROUBLE.indexOf(a.state));
}

const shorten = (name: string, px: number): string => {
  const room = Math.max(1, Math.floor((px - BOX.edge / 2) / CHARACTER_PX));
  return name.length <= room ? name : `${name.slice(0, room - 1)}…`;
};

/** Clients at the left, nodes on a ring, services at the right; the same places for every state of a system. */
export function layOutTopology(state: TopologyState, width: number): TopologyLayout {
  const { hasWords, ...box } = boxOf(state, width);
  const byRole = (role: Member['role']) => state.nodes.filter((node) => node.role === role);
  const [clients, nodes, services] = [byRole('client'), byRole('node'), byRole('service')];
  const ringHeight = HEIGHTS.find(({ upTo }) => nodes.length <= upTo)?.px ?? MOST_HEIGHT_PX;
  const rows = Math.max(clients.length, services.length) + 1;
  const height = Math.max(ringHeight, rows * (box.height + GAP_PX));
  const side = box.width + 3 * GAP_PX;
  const area = {
    left: clients.length > 0 ? side : 0,
    right: width - (services.length > 0 ? side : 0),
    height,
  };
  const members = [
    ...column(clients, box.width / 2 + GAP_PX, height),
    ...ring(nodes, area, box),
    ...column(services, width - box.width / 2 - GAP_PX, height),
  ].map((member) => ({ ...member, label: shorten(member.name, box.width) }));
  return { width, height, box, hasWords, members, links: linksOf(state, members) };
}
