import type { JudgeRemark } from '@hone/contracts/kind';

/** Of more remarks the first ones show what the validator thinks. */
const MAX_REMARKS = 20;

/** Takes in what validators say to authors in one grading. */
export interface RemarkGatherer {
  readonly add: (remark: JudgeRemark) => void;
  /** Of failed cases first, then of those that passed; bounded, each part in the order in which it came. */
  readonly list: () => JudgeRemark[];
}

/** Gathers remarks for an author. Nothing like it is given to the grading of a learner's work. */
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
