import { array, int32, int64, intOrText, object, text } from '../builders';
import { PodEdition, since } from './PodEdition';

const exec = object({ command: array(text) });

const httpGet = object({
  host: text,
  httpHeaders: array(object({ 'name!': text, 'value!': text })),
  path: text,
  'port!': intOrText,
  scheme: text,
});

const tcpSocket = object({ host: text, 'port!': intOrText });

/** How to ask a container whether it is well. */
export const probe = object({
  exec,
  failureThreshold: int32,
  grpc: object({ 'port!': int32, service: { ...text, default: '' } }),
  httpGet,
  initialDelaySeconds: int32,
  periodSeconds: int32,
  successThreshold: int32,
  tcpSocket,
  terminationGracePeriodSeconds: int64,
  timeoutSeconds: int32,
});

/** What to do after a container's start and before its end. */
export function lifecycle(edition: PodEdition) {
  const handler = object({
    exec,
    httpGet,
    tcpSocket,
    ...since('current', edition, { sleep: object({ 'seconds!': int64 }) }),
  });
  return object({
    postStart: handler,
    preStop: handler,
    ...since('current', edition, { stopSignal: text }),
  });
}
