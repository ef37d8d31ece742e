import { parseNotebook } from './Notebook';
import { isSameServer, notebookMlflow } from './notebookMlflow';
import { parsePodDefault } from './podDefaults';

const servers = [
  {
    name: 'prod',
    urls: ['https://mlflow.example.com', 'http://mlflow.ml.svc:5000'],
  },
];
const notebook = (env: readonly object[], labels: object = {}) =>
  parseNotebook({
    metadata: { name: 'lab', namespace: 'churn', labels },
    spec: { template: { spec: { containers: [{ name: 'lab', env }] } } },
  });
const variable = (name: string, value: string) => ({ name, value });

describe('notebookMlflow', () => {
  it('names server and experiment', () => {
    expect(
      notebookMlflow({
        notebook: notebook([
          variable('MLFLOW_TRACKING_URI', 'http://mlflow.ml:5000/'),
          variable('MLFLOW_EXPERIMENT_NAME', 'churn'),
        ]),
        servers,
      }),
    ).toMatchObject({
      trackingUri: 'http://mlflow.ml:5000/',
      from: { kind: 'literal' },
      server: { name: 'prod' },
      experiment: { name: 'churn' },
    });
  });

  it('looks at PodDefaults that select the notebook', () => {
    const podDefault = parsePodDefault({
      metadata: { name: 'mlflow', namespace: 'churn' },
      spec: {
        selector: { matchLabels: { mlflow: 'true' } },
        env: [variable('MLFLOW_TRACKING_URI', 'https://mlflow.example.com')],
      },
    });
    const podDefaults = [podDefault];
    expect(
      notebookMlflow({
        notebook: notebook([], { mlflow: 'true' }),
        podDefaults,
        servers,
      }),
    ).toMatchObject({ podDefault: 'mlflow', server: { name: 'prod' } });
    expect(
      notebookMlflow({ notebook: notebook([]), podDefaults, servers }),
    ).toBeUndefined();
  });

  it('says where an address comes from that it must not read', () => {
    const { trackingUri, from } = notebookMlflow({
      notebook: notebook([
        {
          name: 'MLFLOW_TRACKING_URI',
          valueFrom: { secretKeyRef: { name: 'mlflow', key: 'uri' } },
        },
      ]),
      servers,
    })!;
    expect([trackingUri, from.kind, from.name]).toEqual([
      undefined,
      'secret',
      'mlflow',
    ]);
  });
});

describe('isSameServer', () => {
  it.each([
    ['http://mlflow.ml:5000', 'http://mlflow.ml.svc.cluster.local:5000/', true],
    ['http://mlflow:5000', 'http://mlflow.churn.svc:5000', true],
    ['https://mlflow.example.com', 'https://MLFLOW.example.com:443/', true],
    ['https://example.com/mlflow', 'https://example.com', true],
    ['http://mlflow.ml:5000', 'http://mlflow.ml:8080', false],
    ['http://mlflow.ml:5000', 'http://mlflow.other:5000', false],
    ['https://example.com/a', 'https://example.com/b', false],
    ['databricks', 'databricks', false],
    ['', 'http://x', false],
  ])('of %j and %j is %s', (uri, other, same) => {
    expect(isSameServer(uri, other, 'churn')).toBe(same);
  });
});
