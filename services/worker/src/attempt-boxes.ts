import type { Grade } from './ports.js';

/** The boxes of one attempt. Whatever ends it, they are removed: at once where its grading ends only afterwards. */
export interface AttemptBoxes {
  /** Takes over what a grading will have opened. */
  watch(grading: Promise<Grade>): void;
  /** Removes them; resolves when they are gone, without waiting for a grading that does not end. Never rejects. */
  dismiss(): Promise<void>;
}

export function createAttemptBoxes(): AttemptBoxes {
  let close: Grade['close'];
  let isDismissed = false;
  const dismiss = async (): Promise<void> => {
    isDismissed = true;
    await close?.();
  };
  return {
    watch(grading) {
      const onGraded = async (grade: Grade): Promise<void> => {
        close = grade.close;
        if (isDismissed) await dismiss();
      };
      // A grading that failed has removed its boxes itself.
      grading.then(onGraded, () => undefined);
    },
    dismiss,
  };
}
