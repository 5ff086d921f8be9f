import type { Duplex } from 'node:stream';
import type { BoxListener, Fault, PodLinkSpec } from '@hone/contracts/sandbox';
import type { FaultClock } from '../faults/fault-clock.js';
import { FaultLink } from '../faults/fault-link.js';
import type { RecordBook } from '../faults/record-book.js';
import { createStreamPair } from '../faults/stream-pair.js';
import type { BoxMember } from './pod-member.js';

export interface PodLinkOptions {
  readonly spec: PodLinkSpec;
  readonly members: ReadonlyMap<string, BoxMember>;
  readonly seed: string;
  readonly clock: FaultClock;
  readonly book: RecordBook;
}

function getMember(members: ReadonlyMap<string, BoxMember>, name: string): BoxMember {
  const member = members.get(name);
  if (member === undefined) throw new Error(`there is no member ${name}`);
  return member;
}

function connector({ to }: PodLinkSpec, target: BoxMember | undefined): () => Promise<Duplex> {
  if ('stub' in to) {
    return () => {
      const [near, far] = createStreamPair();
      to.stub(far);
      return Promise.resolve(near);
    };
  }
  if (target === undefined) throw new Error('unreachable: a link that is no stub has a target');
  const place = 'port' in to ? { port: to.port } : { path: to.path };
  return () => target.box.connect(place);
}

const refusedError = (): Error =>
  Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });

/** A link between boxes: a port in one box, its target, and the faults in between. */
export class PodLink {
  private readonly link: FaultLink;
  private readonly from: { readonly box: BoxMember['box']; readonly port: number } | undefined;
  private readonly target: BoxMember | undefined;
  private listener: BoxListener | undefined;
  private refusing = false;

  constructor({ spec, members, seed, clock, book }: PodLinkOptions) {
    this.target = 'stub' in spec.to ? undefined : getMember(members, spec.to.member);
    if (spec.from !== 'probe') {
      this.from = { box: getMember(members, spec.from.member).box, port: spec.from.port };
    }
    this.link = new FaultLink({
      id: spec.id,
      protocol: spec.protocol,
      faults: spec.faults ?? [],
      seed,
      clock,
      book,
      connect: connector(spec, this.target),
    });
  }

  /** Takes the port in the box; no untrusted program may run there yet. */
  async open(): Promise<void> {
    if (this.from === undefined) return;
    this.listener = await this.from.box.listen(this.from.port, (stream) => this.link.accept(stream));
    this.update();
  }

  setFaults(faults: readonly Fault[]): void {
    this.link.setFaults(faults);
    this.update();
  }

  dial(): Promise<Duplex> {
    if (this.mustRefuse) return Promise.reject(refusedError());
    const [near, far] = createStreamPair();
    this.link.accept(near);
    return Promise.resolve(far);
  }

  /** Makes the port behave like a direct connection: it refuses connections once the program has ended. */
  update(): void {
    if (this.mustRefuse === this.refusing) return;
    this.refusing = this.mustRefuse;
    if (this.refusing) this.listener?.refuse();
    else this.listener?.accept();
  }

  private get mustRefuse(): boolean {
    return this.link.isDown || this.target?.hasEnded === true;
  }
}
