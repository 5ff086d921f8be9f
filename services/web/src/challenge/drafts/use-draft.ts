import type { ChallengeView, User } from '@hone/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { usePorts } from '../../app/ports.js';
import { onServerBack } from '../../app/server-back.js';
import { useMe } from '../../submission/use-history.js';
import { useWorkSetting } from '../work-setting.js';
import { DraftDesk, type ShownDraft } from './draft-desk.js';
import type { DraftEvent } from './draft-machine.js';
import type { DraftKey } from './draft-store.js';
import { findLastOwner } from './draft-owner.js';
import { schedule } from '../../app/schedule.js';

/** The current user: null for nobody, undefined while unknown. Without a network, the last known user. */
function useOwner(): User | null | undefined {
  const me = useMe();
  if (me.data !== undefined) return me.data;
  if (!me.isError && me.fetchStatus !== 'paused') return undefined;
  const last = findLastOwner();
  return last === null ? null : { ...last, name: '', roles: [] };
}

function useDesk(notify: (shown: ShownDraft | null) => void): DraftDesk {
  const { api, drafts } = usePorts();
  const { settleOwner } = useWorkSetting();
  const queries = useQueryClient();
  const [desk] = useState(() => {
    const ensureOwner = async () => {
      const known = queries.getQueryData<User | null>(['me']);
      const user = known ?? (await api.startGuest()).user;
      queries.setQueryData(['me'], user);
      return user.id;
    };
    const findDraft = async (key: DraftKey) => (await api.findDraft(key)).draft;
    const ports = {
      store: drafts,
      findDraft,
      saveDraft: api.saveDraft,
      ensureOwner,
      settleOwner,
      now: Date.now,
      schedule,
    };
    return new DraftDesk(ports, notify);
  });
  return desk;
}

/** Saves when the page may close, and checks the server when the reader or the network is back. */
function useLeaveAndReturn(dispatch: (event: DraftEvent) => void): void {
  useEffect(() => {
    const leave = () => dispatch({ type: 'leave' });
    const back = () => dispatch({ type: 'back' });
    const onVisibility = () => (document.visibilityState === 'hidden' ? leave() : back());
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', back);
    window.addEventListener('focus', back);
    const stopListening = onServerBack(back);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', back);
      window.removeEventListener('focus', back);
      stopListening();
    };
  }, [dispatch]);
}

/** The learner's draft of a challenge in one language, on this device and the server; null while it opens. */
export function useDraft(challenge: ChallengeView, language: string) {
  const [shown, setShown] = useState<ShownDraft | null>(null);
  const desk = useDesk(setShown);
  const owner = useOwner();
  const [dispatch] = useState(() => (event: DraftEvent) => desk.keeper?.dispatch(event));

  useEffect(() => {
    if (owner !== undefined) desk.show(challenge, language, owner);
  }, [desk, challenge, language, owner]);
  useEffect(() => () => void desk.close(), [desk]);
  useLeaveAndReturn(dispatch);
  return { shown: shown?.language === language ? shown : null, dispatch };
}
