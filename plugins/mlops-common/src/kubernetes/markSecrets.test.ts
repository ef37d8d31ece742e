import { parseNotebook } from '../notebooks/Notebook';
import { parsePodDefault } from '../notebooks/podDefaults';
import { markSecrets } from './markSecrets';

describe('markSecrets', () => {
  it.each([
    [undefined],
    ['plain'],
    [
      {
        env: [
          { name: 'HOME', value: '/home' },
          { name: 'TOKEN', value: '' },
        ],
      },
    ],
    [{ env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'x' } } }] }],
    [{ env: [{ name: 'TOKEN', value: '$(OTHER)' }] }],
    [[null, 7, { list: [], labels: null, annotations: { a: 1 } }]],
  ])('leaves %j as it is', value => {
    expect(markSecrets(value)).toBe(value);
  });

  it('keeps equal secrets equal and different ones different', () => {
    const env = (value: string) => markSecrets({ name: 'API_TOKEN', value });
    expect(env('hunter2')).toEqual(env('hunter2'));
    expect(env('hunter2')).not.toEqual(env('hunter3'));
    expect(JSON.stringify(env('hunter2'))).not.toContain('hunter2');
  });
});

describe('what is kept of objects with secrets in clear text', () => {
  const secret = ['hunter', '2-', 'of-a-lab'].join('');
  const container = {
    name: 'lab',
    image: 'jupyter:1',
    env: [{ name: 'AWS_SECRET_ACCESS_KEY', value: secret }],
    command: ['start', `--token=${secret}`],
    args: [`http://ann:${secret}@mlflow`],
    lifecycle: {
      postStart: { exec: { command: ['login', `--password=${secret}`] } },
    },
  };

  const metadata = { name: 'lab', namespace: 'team' };

  it('has none of those of a notebook', () => {
    const notebook = parseNotebook({
      metadata,
      spec: {
        template: {
          spec: { containers: [container], initContainers: [container] },
        },
      },
    });
    const kept = JSON.stringify([notebook, notebook.podTemplate.spec]);
    expect(kept).toContain('AWS_SECRET_ACCESS_KEY');
    expect(kept).not.toContain(secret);
  });

  it('has none of those of a PodDefault', () => {
    const podDefault = parsePodDefault({
      metadata,
      spec: {
        ...container,
        annotations: { 'lab/token': secret },
        sidecars: [container],
        initContainers: [container],
      },
    });
    const { content } = podDefault;
    const kept = JSON.stringify([
      podDefault,
      ['env', 'sidecars', 'initContainers'].map(list => content.items(list)),
      ['command', 'args'].map(list =>
        content
          .at(list)
          .list()
          .map(word => word.string()),
      ),
      content.at('annotations').stringMap(),
    ]);
    expect(kept).toContain('AWS_SECRET_ACCESS_KEY');
    expect(kept).not.toContain(secret);
  });
});
