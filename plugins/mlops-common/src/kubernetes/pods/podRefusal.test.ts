import { podRefusal } from './podRefusal';

describe('podRefusal', () => {
  const refused = (text: string) =>
    podRefusal(`Create Pod study-0 in StatefulSet study failed error: ${text}`);

  it.each([
    [
      'pods "study-0" is forbidden: exceeded quota: kf-resource-quota, requested: requests.cpu=500m, used: requests.cpu=0, limited: requests.cpu=400m',
      'The quota kf-resource-quota of the namespace leaves no room: it asks for requests.cpu=500m, in use are requests.cpu=0 of requests.cpu=400m.',
    ],
    [
      'pods "study-0" is forbidden: failed quota: q: must specify limits.cpu for: study; limits.memory for: study',
      'The quota q of the namespace demands that it states limits.cpu for: study; limits.memory for: study.',
    ],
    [
      'pods "study-0" is forbidden: violates PodSecurity "baseline:latest": non-default capabilities',
      'The namespace allows only Pods of the security level "baseline", which it does not meet.',
    ],
    [
      'pods "study-0" is forbidden: error looking up service account churn/default-editor: serviceaccount "default-editor" not found',
      'The service account default-editor does not exist.',
    ],
    [
      'Internal error occurred: failed calling webhook "a.example.com": failed to call webhook: Post …: connection refused',
      'The cluster creates no Pods here, because its webhook a.example.com does not answer.',
    ],
    [
      'admission webhook "a.example.com" denied the request: no such thing\nv1.EnvVar{}',
      'The webhook a.example.com refused it: no such thing',
    ],
    ['something else', 'The cluster refused to create its Pod: something else'],
  ])('%j reads: %s', (text, headline) => {
    expect(refused(text)).toBe(headline);
  });
});
