import type { SubmissionView } from '../live/submission-view.js';
import { t } from '../strings/results.js';
import evidenceClasses from './evidence.module.css';
import { PrintedText } from './printed-text.js';
import classes from './results-panel.module.css';

/** The output of the compiler or syntax check, when it prevented the run. */
export function CompileErrors({ view }: { readonly view: SubmissionView }) {
  if (view.compiled === null || view.compiled.ok) return null;
  return (
    <figure className={`${evidenceClasses['block']} ${classes['compile']}`}>
      <figcaption>{t('output.compileErrors')}</figcaption>
      <PrintedText label={t('output.compileErrors')} text={view.compiled.output} />
    </figure>
  );
}
