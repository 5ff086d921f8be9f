import { t } from '../strings/contract.js';
import classes from './contract.module.css';
import type { ContentView, OperationView, ParameterView, ResponseView } from './read-contract.js';
import { SchemaFacts, SchemaTree, SchemaType, type ShowSchema } from './schema-view.js';

interface ParametersProps {
  readonly title: string;
  readonly parameters: readonly ParameterView[];
  readonly onShow: ShowSchema;
}

function Parameters({ title, parameters, onShow }: ParametersProps) {
  if (parameters.length === 0) return null;
  return (
    <section>
      <h5>{title}</h5>
      <ul className={classes['properties']}>
        {parameters.map((parameter) => (
          <li key={`${parameter.place} ${parameter.name}`}>
            <code className={classes['property']}>{parameter.name}</code>{' '}
            {parameter.place !== undefined && <code className={classes['fact']}>{parameter.place}</code>}{' '}
            <SchemaType schema={parameter.schema} onShow={onShow} />{' '}
            {parameter.required && <span className={classes['required']}>{t('required')}</span>}
            <SchemaFacts schema={parameter.schema} />
            {parameter.description !== undefined && (
              <span className={classes['about']}>{parameter.description}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ContentsProps {
  readonly contents: readonly ContentView[];
  readonly onShow: ShowSchema;
}

function Contents({ contents, onShow }: ContentsProps) {
  return contents.map(({ mediaType, schema, examples }) => (
    <div key={mediaType} className={classes['content']}>
      <code className={classes['fact']}>{mediaType}</code>
      {schema !== undefined && <SchemaTree schema={schema} onShow={onShow} />}
      {examples.map(({ name, text }) => (
        <figure key={name}>
          <figcaption>{name === '' ? t('example') : t('exampleOf', { name })}</figcaption>
          <pre tabIndex={0} aria-label={name === '' ? t('example') : t('exampleOf', { name })}>
            {text}
          </pre>
        </figure>
      ))}
    </div>
  ));
}

function Response({ response, onShow }: { readonly response: ResponseView; readonly onShow: ShowSchema }) {
  const { status, description, headers, contents } = response;
  return (
    <li>
      <code className={classes['status']} data-family={status.slice(0, 1)}>
        {status}
      </code>{' '}
      {description}
      <Parameters title={t('headers')} parameters={headers} onShow={onShow} />
      <Contents contents={contents} onShow={onShow} />
    </li>
  );
}

/** Keywords of OpenAPI with their values. */
const factsOf = ({ id, security }: OperationView): string[] => [
  ...(id === undefined ? [] : [`operationId: ${id}`]),
  ...security.map((name) => `security: ${name}`),
];

/** The parts of an operation below its name. */
function Parts({ operation, onShow }: OperationProps) {
  const { description, parameters, body, responses } = operation;
  return (
    <div className={classes['parts']}>
      {description !== undefined && <p>{description}</p>}
      <p className={classes['facts']}>
        {factsOf(operation).map((fact) => (
          <code key={fact} className={classes['fact']}>
            {fact}
          </code>
        ))}
      </p>
      <Parameters title={t('parameters')} parameters={parameters} onShow={onShow} />
      {body !== undefined && (
        <section>
          <h5>
            {t('body')}{' '}
            <span className={classes['required']}>{body.required ? t('required') : t('optional')}</span>
          </h5>
          <Contents contents={body.contents} onShow={onShow} />
        </section>
      )}
      {responses.length > 0 && (
        <section>
          <h5>{t('responses')}</h5>
          <ul className={classes['responses']}>
            {responses.map((response) => (
              <Response key={response.status} response={response} onShow={onShow} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

interface OperationProps {
  readonly operation: OperationView;
  readonly onShow: ShowSchema;
}

/** One operation, collapsed to its name; expanded it has its parameters, bodies and responses. */
export function Operation(props: OperationProps) {
  const { method, path, summary, deprecated } = props.operation;
  return (
    <details className={classes['operation']}>
      <summary>
        <code className={classes['method']} data-method={method}>
          {method}
        </code>{' '}
        <code className={classes['path']}>{path}</code>{' '}
        {deprecated && <span className={classes['deprecated']}>{t('deprecated')}</span>}
        {summary !== undefined && <span className={classes['summary']}>{summary}</span>}
      </summary>
      <Parts {...props} />
    </details>
  );
}
