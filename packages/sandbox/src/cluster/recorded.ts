import { recordedLabel } from '../kubernetes';

/** What the players see. */
export const played = `!${recordedLabel}`;
