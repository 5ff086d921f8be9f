import type { ChallengeView, Sample } from '@hone/contracts';
import { formatMs, plural } from '../words/quantities.js';
import { StatementMarkdown } from './statement-markdown.js';
import classes from './statement.module.css';

function SampleBlock({ sample }: { readonly sample: Sample }) {
  const parts = [
    ...(sample.input === undefined ? [] : [{ label: 'Input', text: sample.input }]),
    ...(sample.files ?? []).map((file) => ({ label: file.path, text: file.content })),
    ...(sample.output === undefined ? [] : [{ label: 'Output', text: sample.output }]),
  ];
  return (
    <div className={classes['sample']}>
      <h4>{sample.title}</h4>
      <div className={classes['sampleParts']} data-stacked={sample.files !== undefined}>
        {parts.map((part) => (
          <figure key={part.label}>
            <figcaption>{part.label}</figcaption>
            <pre tabIndex={0} aria-label={`${sample.title}, ${part.label}`}>
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
      <h3>Groups and limits</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          {challenge.groups.map((group) => (
            <tr key={group.id}>
              <th scope="row">
                {group.title}
                {group.note !== undefined && <span>{group.note}</span>}
              </th>
              <td>{group.weight === 0 ? 'gate' : group.weight}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes['limits']}>
        Each run may use {formatMs(limits.cpuMs)} of CPU time ({formatMs(limits.wallMs)} in all),{' '}
        {limits.memoryMiB} MiB of memory, {limits.outputKiB} KiB of output and{' '}
        {plural(limits.processes, 'process', 'processes')}.
      </p>
    </div>
  );
}

/** The statement with its samples, groups and limits. */
export function StatementPane({ challenge }: { readonly challenge: ChallengeView }) {
  return (
    <article className={classes['statement']}>
      <StatementMarkdown text={challenge.statement} source={challenge} />
      {challenge.samples.length > 0 && <h3>Samples</h3>}
      {challenge.samples.map((sample) => (
        <SampleBlock key={sample.id} sample={sample} />
      ))}
      <Grading challenge={challenge} />
    </article>
  );
}
