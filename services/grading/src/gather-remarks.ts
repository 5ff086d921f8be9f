import type { JudgeRemark } from '@hone/contracts/kind';

/** If there are more, the first ones show what the validator thinks. */
const MAX_REMARKS = 20;

/** Collects the remarks of validators to authors in one grading. */
export interface RemarkGatherer {
  readonly add: (remark: JudgeRemark) => void;
  /** Remarks on failed cases first, then on passed ones; bounded, each part in the order of arrival. */
  readonly list: () => JudgeRemark[];
}

/** Gathers remarks for an author. The grading of a learner's work gets no such gatherer. */
export function gatherRemarks(): RemarkGatherer {
  const [failed, passed]: [JudgeRemark[], JudgeRemark[]] = [[], []];
  return {
    add: (remark) => {
      const part = remark.passed ? passed : failed;
      if (part.length < MAX_REMARKS) part.push(remark);
    },
    list: () => [...failed, ...passed].slice(0, MAX_REMARKS),
  };
}
