import { ApiError } from '../ApiError';
import { Fault } from './Fault';
import { OpenAnswer } from './OpenAnswer';

/** The event by which a watch says that it has lost its place. */
export function expiredEvent(): string {
  const object = ApiError.expired(
    'The resourceVersion for the provided watch is too old.',
  ).toStatus();
  return `${JSON.stringify({ type: 'ERROR', object })}\n`;
}

/** Lets a fault fall upon an answer that is on its way; false when it leaves such answers alone. */
export function spoilOpen(
  fault: Fault,
  answer: OpenAnswer,
  verb: string,
): boolean {
  switch (fault.fault) {
    case 'throttle':
      answer.throttle(fault.bytesPerSecond);
      return true;
    case 'half-open':
      answer.freeze();
      return true;
    case 'down':
      answer.drop();
      return true;
    case 'cut':
      answer.cutAfter(fault.afterBytes ?? 0);
      return true;
    case 'expired':
      if (verb !== 'watch') {
        return false;
      }
      answer.finish(expiredEvent());
      return true;
    default:
      return false;
  }
}
