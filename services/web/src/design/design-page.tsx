import { usePageTitle } from '../app/page-title.js';
import { Buttons, Colours, Dialogs, Fields, Messages, Tables } from './basics.js';
import classes from './design.module.css';
import { Checks, Evidences, Verdicts } from './results.js';
import { Strips } from './strips.js';

const PARTS = [
  ['Colours', Colours],
  ['Buttons', Buttons],
  ['Fields', Fields],
  ['Tabs', Strips],
  ['Notices, errors and empty states', Messages],
  ['Tables', Tables],
  ['Dialogs', Dialogs],
  ['Verdicts', Verdicts],
  ['Checks', Checks],
  ['Evidence', Evidences],
] as const;

/** `/design`, in development only: the components of the pages, in their states. */
export function DesignPage() {
  usePageTitle('Design');
  return (
    <div className={classes['page']}>
      <h1>Design</h1>
      {PARTS.map(([title, Part]) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <Part />
        </section>
      ))}
    </div>
  );
}
