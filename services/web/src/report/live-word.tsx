import hiringClasses from '../hiring/hiring.module.css';
import { t } from '../strings/report.js';
import type { TeamConnection } from './team-follower.js';

/** Says quietly whether the page changes by itself. It is no live region: nobody wants it read out. */
export function LiveWord({ connection }: { readonly connection: TeamConnection }) {
  if (connection === 'connecting') return null;
  return <span className={hiringClasses['quiet']}>{t(`connection.${connection}`)}</span>;
}
