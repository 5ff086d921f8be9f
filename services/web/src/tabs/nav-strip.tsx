import { Link, useLocation } from 'react-router';
import { MoreMenu } from './more-menu.js';
import classes from './tabs.module.css';
import { useFit } from './use-fit.js';

interface PageLink {
  readonly to: string;
  readonly label: string;
}

/** The link of the page's section: of `/me` and `/me/account`, the longer match. */
function findCurrent(links: readonly PageLink[], pathname: string): number {
  const below = links.filter(({ to }) => `${pathname}/`.startsWith(`${to}/`));
  const [current] = below.toSorted((one, other) => other.to.length - one.to.length);
  return links.findIndex((link) => link === current);
}

/** Links to the pages of one section in one line; those that don't fit are in a menu. */
export function NavStrip({ label, links }: { readonly label: string; readonly links: readonly PageLink[] }) {
  const { pathname } = useLocation();
  const current = findCurrent(links, pathname);
  const { box, shown } = useFit(
    links.map(({ to }) => to),
    current,
  );
  const away = links.filter((_, place) => !shown.has(place));
  return (
    <nav aria-label={label} className={classes['nav']}>
      <div ref={box} className={classes['strip']}>
        <div className={classes['list']}>
          {links.map(({ to, label: words }, place) => (
            <Link
              key={to}
              to={to}
              data-fit
              data-hidden={!shown.has(place)}
              aria-current={place === current ? 'page' : undefined}
            >
              {words}
            </Link>
          ))}
        </div>
        <MoreMenu entries={away.map((link) => ({ ...link, name: link.to }))} />
      </div>
    </nav>
  );
}
