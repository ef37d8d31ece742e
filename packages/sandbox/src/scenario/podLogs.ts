import { PodLogProvider } from '../kubernetes';
import { containerLogs } from '../cluster';

/** The log of a container of the players, or of its life before; undefined while it has not started. */
export const podLogs: PodLogProvider = (
  pod,
  container,
  { namespace, previous },
) =>
  previous
    ? containerLogs.previous(namespace, pod, container)
    : containerLogs.get(namespace, pod, container);
