import type { SourceFile } from '@hone/contracts';
import { IconDownload } from '@tabler/icons-react';
import { useId, useMemo, useState } from 'react';
import { downloadText } from '../app/download-text.js';
import { t } from '../strings/contract.js';
import classes from './contract.module.css';
import { readDocument, type ReadDocument } from './document.js';
import { Operation } from './operation-view.js';
import { readContract, type ContractView as Contract } from './read-contract.js';
import { SchemaTree, type ShowSchema } from './schema-view.js';
import { SourceView } from './source-view.js';

type Shown = 'rendered' | 'source';

function Head({
  contract: { title, version, openapi, description, servers },
}: {
  readonly contract: Contract;
}) {
  return (
    <header>
      <h3>{title}</h3>
      <p className={classes['version']}>{t('version', { version, openapi })}</p>
      {description !== undefined && <p>{description}</p>}
      {servers.length > 0 && (
        <p className={classes['facts']}>
          <span>{t('servers')}</span>
          {servers.map((server, index) => (
            <code key={index} className={classes['fact']}>
              {server}
            </code>
          ))}
        </p>
      )}
    </header>
  );
}

interface SchemasProps {
  readonly contract: Contract;
  readonly idOf: (name: string) => string;
  readonly onShow: ShowSchema;
}

function Schemas({ contract: { schemas }, idOf, onShow }: SchemasProps) {
  if (schemas.length === 0) return null;
  return (
    <section>
      <h4>{t('schemas')}</h4>
      {schemas.map(({ name, schema }) => (
        <section key={name} className={classes['named']}>
          <h5 id={idOf(name)} tabIndex={-1}>
            {name}
          </h5>
          <SchemaTree schema={schema} onShow={onShow} />
        </section>
      ))}
    </section>
  );
}

function Rendered({ contract }: { readonly contract: Contract }) {
  const prefix = useId();
  // By its index: a name may contain anything.
  const idOf = (name: string): string =>
    `${prefix}-${contract.schemas.findIndex((schema) => schema.name === name)}`;
  const show: ShowSchema = (name) => document.getElementById(idOf(name))?.focus();
  return (
    <>
      <Head contract={contract} />
      {contract.isCut && <p className={classes['note']}>{t('cut')}</p>}
      {contract.operations.length === 0 && <p className={classes['note']}>{t('none')}</p>}
      {contract.operations.map((operation) => (
        <Operation key={`${operation.method} ${operation.path}`} operation={operation} onShow={show} />
      ))}
      <Schemas contract={contract} idOf={idOf} onShow={show} />
    </>
  );
}

function Unreadable({ read }: { readonly read: Extract<ReadDocument, { ok: false }> }) {
  const { message: problem, line } = read;
  return (
    <p className={classes['note']} role="status">
      {line === undefined ? t('unreadable', { problem }) : t('unreadableAt', { line, problem })}
    </p>
  );
}

/** The operations and schemas of a document, or why they cannot be shown. */
export function RenderedDocument({ text }: { readonly text: string }) {
  const read = useMemo(() => readDocument(text), [text]);
  const contract = useMemo(() => (read.ok ? readContract(read.root) : undefined), [read]);
  if (contract === undefined) return read.ok ? null : <Unreadable read={read} />;
  return <Rendered contract={contract} />;
}

/** An OpenAPI document: rendered, or as source. Loaded separately from the page. */
export function ContractView({ file }: { readonly file: SourceFile }) {
  const [shown, setShown] = useState<Shown>('rendered');
  return (
    <article className={classes['contract']}>
      <div className={classes['bar']}>
        <div role="group" aria-label={t('views')} className={classes['views']}>
          {(['rendered', 'source'] as const).map((view) => (
            <button key={view} type="button" aria-pressed={shown === view} onClick={() => setShown(view)}>
              {t(view)}
            </button>
          ))}
        </div>
        <button
          type="button"
          className={classes['download']}
          onClick={() => downloadText(file.content, file.path, 'application/yaml')}
        >
          <IconDownload size={16} aria-hidden />
          <span>{t('download', { file: file.path })}</span>
        </button>
      </div>
      {shown === 'rendered' ? <RenderedDocument text={file.content} /> : <SourceView text={file.content} />}
    </article>
  );
}
