import { Container } from './objects';
import { podSpecRefusal } from './podSpecRefusal';

const container = (fields: Partial<Container>) => ({
  containers: [{ name: 'study', ...fields }],
  volumes: [{ name: 'home' }],
});

describe('podSpecRefusal', () => {
  it.each<[string, Partial<Container>, string | undefined]>([
    [
      'a mount of no volume',
      { volumeMounts: [{ name: 'workspace', mountPath: '/work' }] },
      'spec.template.spec.containers[0].volumeMounts[0].name: Not found: "workspace"',
    ],
    [
      'two mounts at one path',
      {
        volumeMounts: [
          { name: 'home', mountPath: '/home/jovyan' },
          { name: 'home', mountPath: '/home/jovyan' },
        ],
      },
      'spec.template.spec.containers[0].volumeMounts[1].mountPath: Invalid value: "/home/jovyan": must be unique',
    ],
    [
      'a GPU request without limit',
      { resources: { requests: { 'nvidia.com/gpu': '1' } } },
      'spec.template.spec.containers[0].resources.limits: Required value: Limit must be set for non overcommitable resources',
    ],
    [
      'a request above its limit',
      { resources: { requests: { cpu: '2' }, limits: { cpu: '1500m' } } },
      'spec.template.spec.containers[0].resources.requests: Invalid value: "2": must be less than or equal to cpu limit of 1500m',
    ],
    [
      'nothing else',
      {
        volumeMounts: [{ name: 'home', mountPath: '/home/jovyan' }],
        resources: { limits: { cpu: '2', 'nvidia.com/gpu': 1 } },
      },
      undefined,
    ],
  ])('refuses %s', (_, fields, refusal) => {
    expect(podSpecRefusal(container(fields))).toBe(refusal);
  });
});
