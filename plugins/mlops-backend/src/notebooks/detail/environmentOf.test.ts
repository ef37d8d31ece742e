import { parseNotebook } from '@mlops-portal/backstage-plugin-mlops-common';
import { environmentOf } from './environmentOf';

const env = [{ name: 'OWN', value: 'x' }];
const notebook = parseNotebook({
  metadata: { name: 'lab', namespace: 'churn' },
  spec: { template: { spec: { containers: [{ name: 'lab', env }] } } },
});

function podWith(variables: readonly object[], container = 'lab') {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'lab-0' },
    spec: { containers: [{ name: container, env: variables }] },
  };
}

const named = (pod: ReturnType<typeof podWith> | undefined) =>
  environmentOf(notebook, [], pod).map(({ name, from }) => [name, from.kind]);

const explained = [
  ['OWN', 'literal'],
  ['NB_PREFIX', 'controller'],
];

describe('variables that only the Pod has', () => {
  it('come from others', () => {
    const pod = podWith([
      ...env,
      { name: 'NB_PREFIX', value: '/notebook/churn/lab' },
      { name: 'PIP_CONFIG_FILE', value: '/etc/pip.conf' },
    ]);
    expect(named(pod)).toEqual([...explained, ['PIP_CONFIG_FILE', 'other']]);
  });

  it('are shown without secrets', () => {
    const pod = podWith([
      { name: 'API_TOKEN', value: 'hunter2' },
      {
        name: 'KEY',
        valueFrom: { secretKeyRef: { name: 's3', key: 'secret' } },
      },
    ]);
    const shown = environmentOf(notebook, [], pod).slice(2);
    expect(JSON.stringify(shown)).not.toContain('hunter2');
    expect(shown).toMatchObject([
      { name: 'API_TOKEN', masked: true, from: { kind: 'other' } },
      { name: 'KEY', from: { kind: 'other', name: 's3', key: 'secret' } },
    ]);
  });

  it.each([
    ['there is no Pod', undefined],
    ['they are in a sidecar', podWith([{ name: 'A', value: 'b' }], 'proxy')],
    ['it cannot be read', { ...podWith([]), spec: undefined as never }],
  ])('are none when %s', (_, pod) => {
    expect(named(pod)).toEqual(explained);
  });
});
