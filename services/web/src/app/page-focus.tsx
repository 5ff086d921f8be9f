import { useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';

/** Moves the focus to the page's heading; false while there is none. */
function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>('h1');
  if (heading === null) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}

/** Calls `then` after each change of the page until it returns true, or something else gets the focus. */
function whenPageChanges(then: () => boolean): () => void {
  const watch = new MutationObserver(() => {
    if (document.activeElement !== document.body || then()) watch.disconnect();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  return () => watch.disconnect();
}

/**
 * Above all pages. After an internal link was followed, the focus goes to the heading of the new page as
 * soon as it has one: screen readers then read its name, and Tab continues from there.
 */
export function PageFocus() {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return undefined;
    last.current = pathname;
    return focusHeading() ? undefined : whenPageChanges(focusHeading);
  }, [pathname]);
  return <Outlet />;
}
