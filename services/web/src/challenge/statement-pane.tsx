import type { ChallengeView, Sample } from '@hone/contracts';
import { t } from '../strings/challenge.js';
import { formatBytes, formatMs } from '../words/quantities.js';
import { isContract } from './find-contract.js';
import { StatementMarkdown } from './statement-markdown.js';
import classes from './statement.module.css';

const KIB = 1024;
const MIB = 1024 * KIB;

/** Labels of a sample's two parts: a service, which has a contract, receives requests. */
const LABELS = {
  program: { input: () => t('statement.input'), output: () => t('statement.output') },
  service: { input: () => t('statement.requests'), output: () => t('statement.answers') },
};

interface SampleProps {
  readonly sample: Sample;
  readonly labels: (typeof LABELS)[keyof typeof LABELS];
}

function SampleBlock({ sample, labels }: SampleProps) {
  const parts = [
    ...(sample.input === undefined ? [] : [{ label: labels.input(), text: sample.input }]),
    ...(sample.files ?? []).map((file) => ({ label: file.path, text: file.content })),
    ...(sample.output === undefined ? [] : [{ label: labels.output(), text: sample.output }]),
  ];
  return (
    <div className={classes['sample']}>
      <h4>{sample.title}</h4>
      <div className={classes['sampleParts']} data-stacked={sample.files !== undefined}>
        {parts.map((part) => (
          <figure key={part.label}>
            <figcaption>{part.label}</figcaption>
            <pre tabIndex={0} aria-label={t('statement.partOf', { sample: sample.title, part: part.label })}>
              {part.text}
            </pre>
          </figure>
        ))}
      </div>
      {sample.note !== undefined && <p>{sample.note}</p>}
    </div>
  );
}

function Grading({ challenge }: { readonly challenge: ChallengeView }) {
  const { limits } = challenge;
  return (
    <div className={classes['grading']}>
      <h3>{t('statement.grading')}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('statement.group')}</th>
            <th scope="col">{t('statement.points')}</th>
          </tr>
        </thead>
        <tbody>
          {challenge.groups.map((group) => (
            <tr key={group.id}>
              <th scope="row">
                {group.title}
                {group.note !== undefined && <span>{group.note}</span>}
              </th>
              <td>{group.weight === 0 ? t('statement.gate') : group.weight}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes['limits']}>
        {t('statement.limits', {
          cpu: formatMs(limits.cpuMs),
          wall: formatMs(limits.wallMs),
          memory: formatBytes(limits.memoryMiB * MIB),
          output: formatBytes(limits.outputKiB * KIB),
          count: limits.processes,
        })}
      </p>
    </div>
  );
}

/** The statement with its samples, groups and limits. */
export function StatementPane({ challenge }: { readonly challenge: ChallengeView }) {
  const samples = challenge.samples.filter((sample) => !isContract(sample));
  const labels = LABELS[challenge.samples.some(isContract) ? 'service' : 'program'];
  return (
    <article className={classes['statement']}>
      <StatementMarkdown text={challenge.statement} source={challenge} />
      {samples.length > 0 && <h3>{t('statement.samples')}</h3>}
      {samples.map((sample) => (
        <SampleBlock key={sample.id} sample={sample} labels={labels} />
      ))}
      <Grading challenge={challenge} />
    </article>
  );
}
