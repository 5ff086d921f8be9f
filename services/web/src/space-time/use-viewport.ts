import { useMergedRef } from '@mantine/hooks';
import { useEffect, useLayoutEffect, useRef, type Ref, type RefCallback } from 'react';
import type { Extent, Geometry } from './geometry.js';

interface ViewportOptions {
  readonly geometry: Geometry;
  readonly gutter: number;
  /** What is highlighted. */
  readonly extent: Extent | undefined;
  /** It is scrolled into view whenever this changes. */
  readonly aim: number;
  /** Width of the plot at zoom 1. */
  readonly fit: number;
  readonly onFit: (width: number) => void;
  readonly measure: Ref<HTMLDivElement>;
}

const MARGIN_PX = 24;

/** Where to scroll to show a span: nowhere if it is visible, to its middle if it fits, else to its start. */
export function scrollTo(current: number, room: number, from: number, to: number): number {
  if (from >= current && to <= current + room) return current;
  const wanted = to - from > room ? from - MARGIN_PX : (from + to) / 2 - room / 2;
  return Math.max(0, wanted);
}

/** The fixed place of a zoom: the middle of the highlight if visible, else of the view. */
export function anchorOf(scrolled: number, room: number, extent: Extent | undefined): number {
  const middle = extent === undefined ? -1 : (extent.left + extent.right) / 2;
  return middle >= scrolled && middle <= scrolled + room ? middle : scrolled + room / 2;
}

/** The visible part of the plot. Only the frame scrolls, never the page. */
export function useViewport(options: ViewportOptions): RefCallback<HTMLDivElement> {
  const { geometry, gutter, extent, aim, fit, onFit, measure } = options;
  const { scale } = geometry;
  const place = useRef<HTMLDivElement>(null);
  const anchor = useRef<{ readonly ms: number; readonly offset: number } | null>(null);

  useEffect(() => onFit(fit), [fit, onFit]);
  useLayoutEffect(() => {
    if (place.current === null || anchor.current === null) return;
    place.current.scrollLeft = scale.place(anchor.current.ms) - anchor.current.offset;
  }, [scale]);
  useLayoutEffect(() => {
    const frame = place.current;
    if (frame === null || extent === undefined) return;
    const head = frame.scrollHeight - geometry.height;
    frame.scrollLeft = scrollTo(frame.scrollLeft, frame.clientWidth - gutter, extent.left, extent.right);
    frame.scrollTop = scrollTo(frame.scrollTop, frame.clientHeight - head, extent.top, extent.bottom);
    // A new zoom or width alone never takes readers back to where they were before they scrolled.
  }, [aim]);
  useLayoutEffect(() => {
    const frame = place.current;
    if (frame === null) return undefined;
    const note = (): void => {
      const x = anchorOf(frame.scrollLeft, frame.clientWidth - gutter, extent);
      anchor.current = { ms: scale.at(x), offset: x - frame.scrollLeft };
    };
    note();
    frame.addEventListener('scroll', note, { passive: true });
    return () => frame.removeEventListener('scroll', note);
  }, [scale, gutter, extent]);
  return useMergedRef(place, measure);
}
