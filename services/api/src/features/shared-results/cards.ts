import type { SharedResult } from '@hone/contracts';
import { drawCard } from './card-svg.js';
import type { RenderCard } from './render-card.resvg.js';
import { dropOldest } from '../../storage/drop-oldest.js';

/** Number of cached cards; many people request a popular link at once. */
const MOST_CARDS = 100;

/** Draws each card once, as long as it is among the most recently requested. */
export function createCards(render: RenderCard) {
  const kept = new Map<string, { readonly svg: string; readonly png: Promise<Buffer> }>();
  return {
    get(token: string, result: SharedResult): Promise<Buffer> {
      const svg = drawCard(result);
      const known = kept.get(token);
      kept.delete(token);
      const card = known?.svg === svg ? known : { svg, png: render(svg) };
      card.png.catch(() => kept.delete(token));
      kept.set(token, card);
      dropOldest(kept, MOST_CARDS);
      return card.png;
    },
  };
}
