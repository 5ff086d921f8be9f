import type { Grade } from './ports.js';

/** The boxes of one attempt. They are removed however it ends, also when its grading ends later. */
export interface AttemptBoxes {
  /** Takes ownership of the boxes that a grading opens. */
  watch(grading: Promise<Grade>): void;
  /** Removes the boxes; does not wait for a grading that hangs. Never rejects. */
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
      // A failed grading has already removed its boxes.
      grading.then(onGraded, () => undefined);
    },
    dismiss,
  };
}
