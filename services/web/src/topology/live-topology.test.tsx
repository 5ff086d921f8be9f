import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { describeTopology } from './describe-topology.js';
import { LiveTopology } from './live-topology.js';
import { MANY_NODES, PARTITIONED } from './topology.fixture.js';
import { layOutTopology } from './topology-layout.js';

const calm = {
  ...PARTITIONED,
  phase: 'warm-up',
  nodes: PARTITIONED.nodes.map((node) => ({ ...node, state: 'up' as const })),
  links: PARTITIONED.links.map((link) => ({ ...link, state: 'ok' as const })),
};

const crowded = { ...MANY_NODES, nodes: [...MANY_NODES.nodes, ...PARTITIONED.nodes.slice(5)] };

describe('a description of a running system', () => {
  it('names members that are not up, and counts links in trouble', () => {
    expect(describeTopology(PARTITIONED)).toBe(
      'partition: n4, n5 apart from the rest. 34 operations done. n2 is paused. Links: 6 cut, 1 losing messages, 2 slow.',
    );
  });

  it('is short when all is well', () => {
    expect(describeTopology(calm)).toBe(
      'warm-up. 34 operations done. Every node and service is up. Every link works.',
    );
  });
});

describe('where members are drawn', () => {
  it.each([320, 480, 1_000])('is inside a frame of %i pixels, without overlap', (width) => {
    for (const state of [PARTITIONED, MANY_NODES, crowded]) {
      const { members, box, height } = layOutTopology(state, width);
      expect(members).toHaveLength(state.nodes.length);
      for (const { x, y } of members) {
        expect(x - box.width / 2).toBeGreaterThanOrEqual(0);
        expect(x + box.width / 2).toBeLessThanOrEqual(width);
        expect(y - box.height / 2).toBeGreaterThanOrEqual(0);
        expect(y + box.height / 2).toBeLessThanOrEqual(height);
      }
      const overlaps = members.flatMap((one, index) =>
        members
          .slice(index + 1)
          .filter((other) => Math.abs(one.x - other.x) < box.width && Math.abs(one.y - other.y) < box.height)
          .map((other) => `${one.name} and ${other.name}`),
      );
      expect(overlaps).toEqual([]);
    }
  });

  it('does not change while states change', () => {
    const places = (state: typeof PARTITIONED) =>
      layOutTopology(state, 600).members.map(({ name, x, y }) => ({ name, x, y }));
    expect(places(calm)).toEqual(places(PARTITIONED));
  });

  it('shortens names that do not fit', () => {
    const [first] = PARTITIONED.nodes;
    if (first === undefined) throw new Error('the fixture has nodes');
    const { members } = layOutTopology(
      { ...PARTITIONED, nodes: [{ ...first, name: 'a-service-with-a-long-name' }], links: [] },
      300,
    );
    expect(members[0]?.label).toMatch(/^a-.*…$/);
  });
});

describe('links', () => {
  it('join a pair once, in the state of its worse direction', () => {
    const links = [
      { from: 'n1', to: 'n2', state: 'ok' as const },
      { from: 'n2', to: 'n1', state: 'lossy' as const },
      { from: 'n1', to: 'n1', state: 'cut' as const },
      { from: 'n1', to: 'nobody', state: 'cut' as const },
    ];
    expect(layOutTopology({ ...PARTITIONED, links }, 600).links.map(({ state }) => state)).toEqual(['lossy']);
  });

  it('in trouble are drawn over the others', () => {
    const states = layOutTopology(PARTITIONED, 600).links.map(({ state }) => state);
    expect([states[0], states.at(-1)]).toEqual(['ok', 'cut']);
  });
});

describe('the picture', () => {
  it('says the phase, the time, and how many operations are done', () => {
    const html = renderToStaticMarkup(<LiveTopology state={PARTITIONED} />);
    expect(html).toContain('<strong>partition: n4, n5 apart from the rest</strong><span>3.2 s</span>');
    expect(html).toContain('<span>34 operations done</span>');
    expect(html).toContain(
      'role="img" aria-label="partition: n4, n5 apart from the rest. 34 operations done.',
    );
    expect(html).not.toContain('aria-live');
  });

  it('shows each state by a word, or by a sign if there is no space', () => {
    const few = renderToStaticMarkup(<LiveTopology state={PARTITIONED} />);
    expect(few).toContain('>paused</text>');
    expect(few.match(/>up<\/text>/g)).toHaveLength(7);
    const many = renderToStaticMarkup(<LiveTopology state={MANY_NODES} />);
    expect(many).not.toContain('</text><text');
    expect(many.match(/<circle/g)).toHaveLength(3);
  });

  it('never renders text of a scenario as markup', () => {
    expect(
      renderToStaticMarkup(<LiveTopology state={{ ...PARTITIONED, phase: '<b>x</b>' }} />),
    ).not.toContain('<b>');
  });
});
