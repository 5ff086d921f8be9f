import { Button } from '@mantine/core';
import type { ChallengeSummary } from '@hone/contracts';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { usePageTitle } from '../app/page-title.js';
import { ChallengeRow } from '../catalogue/challenge-row.js';
import rowClasses from '../catalogue/challenge-row.module.css';
import { NO_FILTERS } from '../catalogue/filters.js';
import { useChallenges } from '../catalogue/use-challenges.js';
import { CheckList } from '../results/check-list.js';
import { KIND_IDS, kindLabel } from '../words/labels.js';
import { plural } from '../words/quantities.js';
import { EXAMPLE_CHECKS } from './example-checks.js';
import { KindFigure } from './kind-figure.js';
import classes from './landing.module.css';

const KIND_TEXTS: Readonly<Record<(typeof KIND_IDS)[number], string>> = {
  optimization:
    'Make a correct program stand up to large input. Judged on generated data inside a CPU limit.',
  sql: 'Write a query that survives NULLs, ties and empty tables. Compared row by row on data you have not seen.',
  'api-design': 'Design an interface that clients can live with, and build it. Judged by what it answers.',
  microservices: 'Keep services right while the network loses, repeats and delays what they say.',
};

const SHOWN = 4;

function Hero() {
  return (
    <section className={classes['hero']}>
      <div className={classes['pitch']}>
        <h1>Your code runs. Every check says what it saw.</h1>
        <p>
          Challenges from the working day of a back-end engineer: slow programs, ugly data, unreliable
          networks. Your answer is executed in a sandbox, live before your eyes, and a failing check shows the
          difference instead of a red cross.
        </p>
        <div className={classes['start']}>
          <Button
            component={Link}
            to="/challenges"
            size="md"
            rightSection={<IconArrowRight size={18} aria-hidden />}
          >
            Browse challenges
          </Button>
          <span>No account needed.</span>
        </div>
      </div>
      <figure className={classes['example']}>
        <figcaption>Example: three checks of one submission</figcaption>
        <CheckList checks={EXAMPLE_CHECKS} openId="equal" />
      </figure>
    </section>
  );
}

function StartHere({ challenges }: { readonly challenges: readonly ChallengeSummary[] }) {
  if (challenges.length === 0) return null;
  return (
    <section className={classes['section']}>
      <div className={classes['sectionHead']}>
        <h2>Start here</h2>
        <Link to="/challenges">All challenges</Link>
      </div>
      <ul className={rowClasses['list']} aria-label="Challenges to start with">
        {challenges.map((challenge) => (
          <ChallengeRow key={challenge.slug} challenge={challenge} heading="h3" />
        ))}
      </ul>
    </section>
  );
}

/** How many challenges of a kind there are; undefined while that is not known. */
function countOf(challenges: readonly ChallengeSummary[] | undefined, kind: string): number | undefined {
  return challenges?.filter((challenge) => challenge.kind === kind).length;
}

function Kinds({ challenges }: { readonly challenges: readonly ChallengeSummary[] | undefined }) {
  return (
    <section className={classes['section']}>
      <h2>Four kinds of work</h2>
      <ul className={classes['kinds']}>
        {KIND_IDS.map((kind) => {
          const count = countOf(challenges, kind);
          return (
            <li key={kind}>
              <KindFigure kind={kind} />
              <h3>{kindLabel(kind)}</h3>
              <p>{KIND_TEXTS[kind]}</p>
              {count === 0 ? (
                <span className={classes['none']}>None in this catalogue yet</span>
              ) : (
                <Link to={`/challenges?kind=${kind}`}>
                  {count === undefined ? 'See them' : plural(count, 'challenge')}
                  <span className={classes['hidden']}> of the kind {kindLabel(kind)}</span>
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Promises() {
  return (
    <section className={classes['section']}>
      <h2>What you can rely on</h2>
      <dl className={classes['promises']}>
        <div>
          <dt>Reasons, not just marks</dt>
          <dd>
            Expected and actual output side by side, missing and surplus rows, the limit that was met. Hidden
            data stays hidden, but you learn which family failed and how.
          </dd>
        </div>
        <div>
          <dt>Nothing gets lost</dt>
          <dd>
            What you type is kept on your device. Reload, or lose the network in the middle: the results
            resume where they were.
          </dd>
        </div>
        <div>
          <dt>Our faults are ours</dt>
          <dd>
            When a part of the platform fails while it judges you, the submission is taken again. If that does
            not help, it is voided and counts for nothing.
          </dd>
        </div>
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
      <StartHere challenges={easiestFirst.slice(0, SHOWN)} />
      <Kinds challenges={first?.nextCursor === null ? first.items : undefined} />
      <Promises />
    </>
  );
}
