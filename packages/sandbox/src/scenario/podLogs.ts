import { PodLogProvider } from '../kubernetes';
import { containerLogs } from '../cluster';

/** The log of a container of the players; undefined while it has not started, and of earlier lives there is none. */
export const podLogs: PodLogProvider = (
  pod,
  container,
  { namespace, previous },
) => (previous ? undefined : containerLogs.get(namespace, pod, container));
