import hiringClasses from '../hiring/hiring.module.css';
import { t } from '../strings/report.js';
import type { TeamConnection } from './team-follower.js';

/** Says whether the page updates by itself. Not a live region: nobody wants it read out. */
export function LiveWord({ connection }: { readonly connection: TeamConnection }) {
  if (connection === 'connecting') return null;
  return <span className={hiringClasses['quiet']}>{t(`connection.${connection}`)}</span>;
}
