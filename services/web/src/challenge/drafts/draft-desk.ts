import type { ChallengeView, User } from '@hone/contracts';
import { isWritable, starterOf } from '../work.js';
import { DraftKeeper, type KeeperPorts, type KeptDraft } from './draft-keeper.js';

/** The active draft. `opening` is another number each time that one is opened. */
export interface ShownDraft extends KeptDraft {
  readonly opening: number;
  readonly language: string;
}

export interface DeskPorts extends KeeperPorts {
  /** Moves drafts of this browser to the current user. */
  readonly settleOwner: (store: KeeperPorts['store'], user: User | null) => Promise<void>;
}

/** Opens one draft at a time, for the current user; the previous one is saved first. */
export class DraftDesk {
  readonly #ports: DeskPorts;
  readonly #notify: (shown: ShownDraft | null) => void;
  #keeper: DraftKeeper | null = null;
  #place: { readonly challenge: ChallengeView; readonly language: string } | null = null;
  #openings = 0;
  #turn: Promise<void> = Promise.resolve();

  constructor(ports: DeskPorts, notify: (shown: ShownDraft | null) => void) {
    this.#ports = ports;
    this.#notify = notify;
  }

  get keeper(): DraftKeeper | null {
    return this.#keeper;
  }

  /** Shows the draft of a challenge and language for `user` (null: no session yet). */
  show(challenge: ChallengeView, language: string, user: User | null): void {
    this.#turn = this.#turn.then(() => this.#show(challenge, language, user));
  }

  /** Closes the draft; it is safe when the promise resolves. */
  close(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#putAway());
    return this.#turn;
  }

  async #show(challenge: ChallengeView, language: string, user: User | null): Promise<void> {
    const same = this.#place?.challenge === challenge && this.#place.language === language;
    const owner = user?.id ?? null;
    const keeper = same ? this.#keeper : null;
    if (keeper !== null && keeper.owner === owner) return;
    if (keeper !== null && keeper.owner === null && owner !== null) {
      await keeper.changeOwner(owner);
      await this.#settle(user);
      return;
    }
    await this.#putAway();
    await this.#settle(user);
    await this.#open(challenge, language, owner);
  }

  async #open(challenge: ChallengeView, language: string, owner: string | null): Promise<void> {
    const opening = (this.#openings += 1);
    const key = { owner, slug: challenge.slug, language, variant: challenge.variant?.id };
    const subject = {
      starter: starterOf(challenge, language),
      version: challenge.version,
      isWritable: (path: string) => isWritable(challenge, path),
    };
    const notify = (kept: KeptDraft) => {
      if (opening === this.#openings) this.#notify({ ...kept, opening, language });
    };
    this.#place = { challenge, language };
    this.#keeper = new DraftKeeper(key, subject, this.#ports, notify);
    await this.#keeper.open();
  }

  async #putAway(): Promise<void> {
    const keeper = this.#keeper;
    this.#keeper = null;
    this.#place = null;
    if (keeper === null) return;
    this.#notify(null);
    await keeper.close();
  }

  async #settle(user: User | null): Promise<void> {
    // Where storage is denied there are no drafts to move.
    await this.#ports.settleOwner(this.#ports.store, user).catch(() => undefined);
  }
}
