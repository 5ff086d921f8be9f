import { useLayoutEffect, useRef, useState } from 'react';
import { fitTabs } from './fit-tabs.js';

/** The same as in tabs.module.css. */
const MENU_PX = 44;

interface Measured {
  readonly roomPx: number;
  readonly widths: readonly number[];
}

const widthOf = (element: Element): number => element.getBoundingClientRect().width;

/** Tabs in the menu keep their width: they are hidden, not removed. */
function measure(box: Element): Measured {
  const beside = [...box.querySelectorAll('[data-beside]')].reduce((sum, each) => sum + widthOf(each), 0);
  return { roomPx: widthOf(box) - beside, widths: [...box.querySelectorAll('[data-fit]')].map(widthOf) };
}

const isSame = (one: Measured | null, other: Measured): boolean =>
  one?.roomPx === other.roomPx &&
  one.widths.length === other.widths.length &&
  one.widths.every((width, index) => width === other.widths[index]);

/** Which elements with `data-fit` fit a box: measured before the first paint, and whenever a size changes. */
export function useFit(names: readonly string[], active: number) {
  const box = useRef<HTMLDivElement>(null);
  const [measured, setMeasured] = useState<Measured | null>(null);
  const key = names.join('\n');
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const update = () => {
      const next = measure(element);
      setMeasured((last) => (isSame(last, next) ? last : next));
    };
    update();
    const observer = new ResizeObserver(update);
    observer.observe(element);
    for (const each of element.querySelectorAll('[data-fit], [data-beside]')) observer.observe(each);
    return () => observer.disconnect();
  }, [key]);
  // Widths of former tabs say nothing about new ones.
  const isKnown = measured?.widths.length === names.length;
  const shown = isKnown
    ? fitTabs(measured.widths, active, measured.roomPx, MENU_PX)
    : new Set(names.map((_, index) => index));
  return { box, shown };
}
