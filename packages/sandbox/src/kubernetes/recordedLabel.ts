/** Marks objects that carry a recorded status: admission takes them as they are, and the players neither see nor change them. */
export const recordedLabel = 'sandbox.mlops/recorded';
