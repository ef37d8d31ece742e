import { array, int32, int64, intOrText, object, text } from '../builders';
import { PodEdition, since } from './PodEdition';

const exec = object({ command: array(text) });

const httpFields = {
  host: text,
  httpHeaders: array(object({ 'name!': text, 'value!': text })),
  path: text,
  scheme: text,
};

const httpGet = object({ ...httpFields, 'port!': intOrText });

const tcpSocket = object({ host: text, 'port!': intOrText });

const probeFields = {
  exec,
  failureThreshold: int32,
  grpc: object({ 'port!': int32, service: { ...text, default: '' } }),
  initialDelaySeconds: int32,
  periodSeconds: int32,
  successThreshold: int32,
  terminationGracePeriodSeconds: int64,
  timeoutSeconds: int32,
};

/** How to ask a container whether it is well. */
export const probe = object({ ...probeFields, httpGet, tcpSocket });

/** The same where somebody else knows the port. */
export const probeWithoutPort = object({
  ...probeFields,
  httpGet: object({ ...httpFields, port: intOrText }),
  tcpSocket,
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
