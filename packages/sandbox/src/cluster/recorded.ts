/** Marks objects that carry a recorded status: the players neither see nor change them. */
export const recordedLabel = 'sandbox.mlops/recorded';

/** What the players see. */
export const played = `!${recordedLabel}`;
