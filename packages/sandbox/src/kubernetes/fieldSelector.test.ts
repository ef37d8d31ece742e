import { parseFieldSelector } from './fieldSelector';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'lab-0', namespace: 'churn' },
  spec: { nodeName: 'node-1' },
  status: { phase: 'Running' },
};

const event = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'lab-0.1', namespace: 'churn' },
  involvedObject: { kind: 'Pod', name: 'lab-0', uid: 'u1' },
  source: { component: 'kubelet' },
  type: 'Warning',
};

describe('field selectors', () => {
  it.each([
    ['metadata.name=lab-0', true],
    ['metadata.name==lab-0', true],
    ['metadata.name!=lab-0', false],
    ['metadata.namespace=churn,spec.nodeName=node-1', true],
    ['status.phase!=Running', false],
    ['status.phase=Pending', false],
    ['spec.serviceAccountName=', true],
  ])('%s selects the Pod: %s', (selector, selected) => {
    expect(parseFieldSelector('/pods', selector)(pod)).toBe(selected);
  });

  it.each([
    ['involvedObject.kind=Pod,involvedObject.name=lab-0', true],
    ['involvedObject.uid=u2', false],
    ['type=Warning,source=kubelet', true],
  ])('%s selects the event: %s', (selector, selected) => {
    expect(parseFieldSelector('/events', selector)(event)).toBe(selected);
  });

  it('refuses fields that the server does not index', () => {
    expect(() =>
      parseFieldSelector('kubeflow.org/notebooks', 'spec.nodeName=x'),
    ).toThrow('field label not supported: spec.nodeName');
  });
});
