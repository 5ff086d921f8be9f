import type { Assessment } from '@hone/contracts/hiring';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useParams } from 'react-router';
import { FailurePanel } from '../app/failure-panel.js';
import { usePageTitle } from '../app/page-title.js';
import hiringClasses from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { may, useAssessment, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/builder.js';
import { BuilderContext, useBuilder } from './builder-context.js';
import { addSection } from './builder-model.js';
import classes from './builder.module.css';
import { CataloguePanel } from './catalogue-panel.js';
import { DetailsPanel } from './details-panel.js';
import { PublishBar } from './publish-bar.js';
import { RubricPanel } from './rubric-panel.js';
import { SectionEditor } from './section-editor.js';
import { TotalsPanel } from './totals-panel.js';
import { useSavedContent } from './use-saved-content.js';
import { useSummaries } from './use-summaries.js';

function SectionsPanel() {
  const { content, change, readOnly } = useBuilder();
  const number = content.sections.length + 1;
  return (
    <>
      {content.sections.length === 0 && <p className={hiringClasses['quiet']}>{t('sections.none')}</p>}
      {content.sections.map((section, index) => (
        <SectionEditor key={section.id} section={section} index={index} />
      ))}
      {!readOnly && (
        <div>
          <Button
            variant="default"
            onClick={() => change((old) => addSection(old, t('sections.first', { number })))}
          >
            {t('sections.add')}
          </Button>
        </div>
      )}
    </>
  );
}

interface EditingProps {
  readonly assessment: Assessment;
  /** Replaces the edited content by what is saved on the server. */
  readonly onReload: () => void;
}

function ConflictPanel({ onReload }: { readonly onReload: () => void }) {
  return (
    <div className={hiringClasses['panel']} role="alert">
      <p>{t('conflict.text')}</p>
      <div>
        <Button onClick={onReload}>{t('conflict.load')}</Button>
      </div>
    </div>
  );
}

function Editing({ assessment: opened, onReload }: EditingProps) {
  const workspace = useWorkspace();
  const known = useSummaries();
  const { content, change, assessment, status } = useSavedContent(opened);
  const readOnly = !may(workspace, 'build') || assessment.state === 'retired';
  usePageTitle(content.title);
  return (
    <BuilderContext value={{ content, change, known, readOnly }}>
      <PublishBar assessment={assessment} status={status} />
      {status.kind === 'conflict' && <ConflictPanel onReload={onReload} />}
      {!may(workspace, 'build') && <p className={hiringClasses['quiet']}>{t('readOnly')}</p>}
      <DetailsPanel />
      <h2>{t('sections.title')}</h2>
      <div className={readOnly ? undefined : classes['columns']}>
        {!readOnly && <CataloguePanel />}
        <div className={classes['parts']}>
          <SectionsPanel />
        </div>
      </div>
      <TotalsPanel />
      <RubricPanel assessment={assessment.id} readOnly={readOnly} />
    </BuilderContext>
  );
}

/** `/w/:w/assessments/:a` */
export function BuilderPage() {
  usePageTitle(t('title'));
  const { a = '' } = useParams();
  const [opening, setOpening] = useState(0);
  const query = useAssessment(a);
  const reload = async () => {
    await query.refetch();
    setOpening((before) => before + 1);
  };
  return (
    <div className={hiringClasses['page']}>
      {query.isError && query.data !== undefined && (
        <FailurePanel error={query.error} kept={t('kept')} onRetry={() => void query.refetch()} />
      )}
      <Loaded query={query} kept={t('kept')} height={400}>
        {(assessment) => (
          <Editing
            key={`${assessment.id} ${opening}`}
            assessment={assessment}
            onReload={() => void reload()}
          />
        )}
      </Loaded>
    </div>
  );
}
