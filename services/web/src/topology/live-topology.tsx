import { useElementSize } from '@mantine/hooks';
import type { TopologyState } from '@hone/contracts';
import { t as tCommon } from '../strings/common.js';
import { t } from '../strings/topology.js';
import { describeTopology } from './describe-topology.js';
import classes from './live-topology.module.css';
import {
  layOutTopology,
  type PlacedLink,
  type PlacedMember,
  type TopologyLayout,
} from './topology-layout.js';

/** Until the frame is measured. */
const FIRST_WIDTH = 480;
/** Farther apart, members are hard to see as one system. */
const MOST_WIDTH = 720;
const CROSS_PX = 4.5;
const SIGN_PX = 5;
const LINK_STATES = ['ok', 'slow', 'lossy', 'cut'] as const;
const SAMPLE = { width: 28, height: 12 };

/**
 * The members of a running system and the state of their links. Not a live region: it changes several times a
 * second, and the panel around it reports the progress in words.
 */
export function LiveTopology({ state }: { readonly state: TopologyState }) {
  const { ref, width } = useElementSize<HTMLDivElement>({ box: 'content-box' });
  const layout = layOutTopology(state, width === 0 ? FIRST_WIDTH : Math.min(width, MOST_WIDTH));
  return (
    <figure className={classes['topology']}>
      <figcaption>
        <strong>{state.phase}</strong>
        <span>{tCommon('quantity.tenths', { value: state.atMs / 1_000 })}</span>
        <span>{t('operations', { count: state.operations })}</span>
      </figcaption>
      <div ref={ref}>
        <svg width={layout.width} height={layout.height} role="img" aria-label={describeTopology(state)}>
          {layout.links.map(({ key, ...link }) => (
            <Link key={key} {...link} />
          ))}
          {layout.members.map((member) => (
            <MemberBox key={member.name} member={member} layout={layout} />
          ))}
        </svg>
      </div>
      <ul className={classes['legend']} aria-label={t('legend')}>
        {LINK_STATES.map((linkState) => (
          <li key={linkState}>
            <svg {...SAMPLE} aria-hidden="true">
              <Link state={linkState} from={{ x: 0, y: 6 }} to={{ x: SAMPLE.width, y: 6 }} />
            </svg>
            {t(`links.${linkState}`)}
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** A line whose dashes and colour show its state; a cut one has a cross in its middle. */
function Link({ state, from, to }: Omit<PlacedLink, 'key'>) {
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  const cross = `M${x - CROSS_PX} ${y - CROSS_PX}l${2 * CROSS_PX} ${2 * CROSS_PX}M${x - CROSS_PX} ${y + CROSS_PX}l${2 * CROSS_PX} ${-2 * CROSS_PX}`;
  return (
    <g className={classes['link']} data-state={state}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      {state === 'cut' && <path d={cross} />}
    </g>
  );
}

interface MemberBoxProps {
  readonly member: PlacedMember;
  readonly layout: TopologyLayout;
}

/** Name and state of a member; if there is no space for the word, the sign at the corner says it. */
function MemberBox({ member, layout: { box, hasWords } }: MemberBoxProps) {
  const { x, y, label, state, role } = member;
  const [left, top] = [x - box.width / 2, y - box.height / 2];
  return (
    <g className={classes['member']} data-state={state} data-role={role}>
      <rect
        x={left}
        y={top}
        width={box.width}
        height={box.height}
        rx={role === 'node' ? box.height / 2 : 3}
      />
      <text className={classes['name']} x={x} y={hasWords ? y - 2 : y + 4}>
        {label}
      </text>
      {hasWords && (
        <text className={classes['state']} x={x} y={y + 11}>
          {t(`states.${state}`)}
        </text>
      )}
      <Sign state={state} x={left + box.width - SIGN_PX} y={top + 1} />
    </g>
  );
}

interface SignProps {
  readonly state: PlacedMember['state'];
  readonly x: number;
  readonly y: number;
}

/** A cross, two bars or three dots at a member's corner. */
function Sign({ state, x, y }: SignProps) {
  if (state === 'up') return null;
  const shape = {
    down: `M${x - 3} ${y - 3}l6 6M${x - 3} ${y + 3}l6 -6`,
    paused: `M${x - 2} ${y - 3}v6M${x + 2} ${y - 3}v6`,
    starting: `M${x - 4} ${y}h1.5M${x - 0.75} ${y}h1.5M${x + 2.5} ${y}h1.5`,
  }[state];
  return (
    <g className={classes['sign']}>
      <circle cx={x} cy={y} r={7} />
      <path d={shape} />
    </g>
  );
}
