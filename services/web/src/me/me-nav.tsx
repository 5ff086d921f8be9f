import { NavLink } from 'react-router';
import classes from './me-page.module.css';

/** The two pages about oneself. */
export function MeNav() {
  return (
    <nav aria-label="My pages" className={classes['nav']}>
      <NavLink to="/me" end>
        History
      </NavLink>
      <NavLink to="/me/account">Account</NavLink>
    </nav>
  );
}
