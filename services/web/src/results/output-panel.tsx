import type { SubmissionView } from '../live/submission-view.js';
import { t } from '../strings/results.js';
import { EvidenceView } from './evidence-view.js';
import evidenceClasses from './evidence.module.css';
import classes from './output-panel.module.css';
import { PrintedText } from './printed-text.js';

function Block({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <figure className={evidenceClasses['block']}>
      <figcaption>{label}</figcaption>
      <PrintedText label={label} text={text} />
    </figure>
  );
}

function textOf(view: SubmissionView, stream: 'stdout' | 'stderr' | 'info'): string {
  return view.log
    .filter((line) => line.stream === stream)
    .map((line) => line.text)
    .join('\n');
}

/** Whether the output panel would have anything to show. */
export function hasOutput(view: SubmissionView): boolean {
  return (
    (view.compiled?.output ?? '') !== '' ||
    view.log.some((line) => line.stream !== 'info') ||
    view.checks.some((check) => check.evidence?.type === 'output')
  );
}

/** What the compiler and the program printed. */
export function OutputPanel({ view }: { readonly view: SubmissionView }) {
  const stdout = textOf(view, 'stdout');
  const stderr = textOf(view, 'stderr');
  const compiler = view.compiled?.output ?? '';
  const printed = view.checks.filter((check) => check.evidence?.type === 'output');
  if (!hasOutput(view)) return <p className={classes['empty']}>{t('output.none')}</p>;
  return (
    <div className={classes['panel']}>
      {compiler !== '' && <Block label={t('output.compiler')} text={compiler} />}
      {printed.map((check) => (
        <section key={check.id} className={classes['check']}>
          <h3>{check.title}</h3>
          {check.evidence !== undefined && <EvidenceView evidence={check.evidence} />}
        </section>
      ))}
      {stdout !== '' && <Block label={t('output.stdout')} text={stdout} />}
      {stderr !== '' && <Block label={t('output.stderr')} text={stderr} />}
    </div>
  );
}

/** The grader's notes. */
export function LogPanel({ view }: { readonly view: SubmissionView }) {
  const text = textOf(view, 'info');
  if (text === '') return <p className={classes['empty']}>{t('output.noLog')}</p>;
  return (
    <div className={classes['panel']}>
      <Block label={t('output.log')} text={text} />
    </div>
  );
}
