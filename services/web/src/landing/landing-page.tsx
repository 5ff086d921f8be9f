import { Button } from '@mantine/core';
import { KIND_IDS, type ChallengeSummary, type KindId } from '@hone/contracts';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { usePageTitle } from '../app/page-title.js';
import { ChallengeRow } from '../catalogue/challenge-row.js';
import rowClasses from '../catalogue/challenge-row.module.css';
import { NO_FILTERS } from '../catalogue/filters.js';
import { useChallenges } from '../catalogue/use-challenges.js';
import { t } from '../strings/landing.js';
import { RichText } from '../strings/rich-text.js';
import { kindLabel } from '../words/labels.js';
import { KindFigure } from './kind-figure.js';
import classes from './landing.module.css';
import { Shown } from './shown.js';
import { WaysIn } from './ways-in.js';

const SHOWN = 4;
const PROMISES = ['reasons', 'nothingLost', 'ourFaults'] as const;

function Hero() {
  return (
    <section className={classes['hero']}>
      <div className={classes['pitch']}>
        <h1>{t('title')}</h1>
        <p>{t('pitch')}</p>
        <div className={classes['start']}>
          <Button
            component={Link}
            to="/challenges"
            size="md"
            rightSection={<IconArrowRight size={18} aria-hidden />}
          >
            {t('browse')}
          </Button>
          <span>{t('noAccount')}</span>
        </div>
      </div>
    </section>
  );
}

function StartHere({ challenges }: { readonly challenges: readonly ChallengeSummary[] }) {
  if (challenges.length === 0) return null;
  return (
    <section className={classes['section']}>
      <div className={classes['sectionHead']}>
        <h2>{t('start.title')}</h2>
        <Link to="/challenges">{t('start.all')}</Link>
      </div>
      <ul className={rowClasses['list']} aria-label={t('start.label')}>
        {challenges.map((challenge) => (
          <ChallengeRow key={challenge.slug} challenge={challenge} heading="h3" />
        ))}
      </ul>
    </section>
  );
}

/** The number of challenges of a kind; undefined while unknown. */
function countOf(challenges: readonly ChallengeSummary[] | undefined, kind: string): number | undefined {
  return challenges?.filter((challenge) => challenge.kind === kind).length;
}

interface KindLinkProps {
  readonly kind: KindId;
  readonly count: number | undefined;
}

function KindLink({ kind, count }: KindLinkProps) {
  const name = kindLabel(kind);
  const text = count === undefined ? t('kinds.all', { kind: name }) : t('kinds.some', { kind: name, count });
  return (
    <Link to={`/challenges?kind=${kind}`}>
      <RichText text={text} tags={{ hidden: (words) => <span className="visually-hidden">{words}</span> }} />
    </Link>
  );
}

function Kinds({ challenges }: { readonly challenges: readonly ChallengeSummary[] | undefined }) {
  return (
    <section className={classes['section']}>
      <h2>{t('kinds.title')}</h2>
      <ul className={classes['kinds']}>
        {KIND_IDS.filter((kind) => countOf(challenges, kind) !== 0).map((kind) => (
          <li key={kind}>
            <KindFigure kind={kind} />
            <h3>{kindLabel(kind)}</h3>
            <p>{t(`kinds.${kind}`)}</p>
            <KindLink kind={kind} count={countOf(challenges, kind)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Promises() {
  return (
    <section className={classes['section']}>
      <h2>{t('promises.title')}</h2>
      <dl className={classes['promises']}>
        {PROMISES.map((promise) => (
          <div key={promise}>
            <dt>{t(`promises.${promise}`)}</dt>
            <dd>{t(`promises.${promise}Text`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** `/` */
export function LandingPage() {
  usePageTitle('');
  const query = useChallenges(NO_FILTERS);
  const first = query.data?.pages[0];
  const easiestFirst = first?.items.toSorted((a, b) => a.difficulty - b.difficulty) ?? [];
  return (
    <>
      <Hero />
      <Shown name="speed" />
      <Shown name="rows" />
      <Shown name="history" />
      <WaysIn />
      <StartHere challenges={easiestFirst.slice(0, SHOWN)} />
      <Kinds challenges={first?.nextCursor === null ? first.items : undefined} />
      <Promises />
    </>
  );
}
