import { useEffect, useState } from 'react';
import { usePorts } from '../app/ports.js';
import { INITIAL_FOLLOW, SubmissionFollower, type FollowState } from './submission-follower.js';
import { schedule } from '../app/schedule.js';

/** The live state of a submission; the initial one while there is none. */
export function useSubmission(id: string | null): FollowState {
  const { api, channel } = usePorts();
  const [followed, setFollowed] = useState<{ id: string; state: FollowState } | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    const follower = new SubmissionFollower(id, { channel, listEvents: api.listEvents, schedule }, (state) =>
      setFollowed({ id, state }),
    );
    follower.start();
    return () => follower.close();
  }, [id, api, channel]);
  return followed !== null && followed.id === id ? followed.state : INITIAL_FOLLOW;
}
