import { parse } from 'yaml';
import { diagnose } from '../../../diagnosis';
import { parseNotebook } from '../../Notebook';
import type { NotebookEvidence } from '../../NotebookEvidence';
import { parsePodDefault } from '../../podDefaults';
import { manifestNotebookRules } from './index';

type Fields = Record<string, unknown>;

/** What differs from a notebook with which nothing is wrong. */
interface Change {
  readonly metadata?: Fields;
  readonly spec?: Fields;
  readonly pod?: Fields;
  readonly container?: Fields;
  readonly podDefaults?: readonly unknown[];
  readonly evidence?: Partial<NotebookEvidence>;
}

const KUBEFLOW_IMAGE =
  'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0';
const STACKS_IMAGE = 'quay.io/jupyter/scipy-notebook:2026-01-05';
const HOME = { name: 'home', mountPath: '/home/jovyan' };
const CLAIM = { name: 'home', persistentVolumeClaim: { claimName: 'work' } };

function diagnosed(change: Change) {
  const object = {
    apiVersion: 'kubeflow.org/v1',
    kind: 'Notebook',
    metadata: { name: 'study', namespace: 'team', ...change.metadata },
    spec: {
      template: {
        spec: {
          containers: [
            {
              name: `${change.metadata?.name ?? 'study'}`,
              image: KUBEFLOW_IMAGE,
              resources: { requests: { cpu: '1', memory: '1Gi' } },
              volumeMounts: [HOME],
              ...change.container,
            },
          ],
          volumes: [CLAIM],
          ...change.pod,
        },
      },
      ...change.spec,
    },
  };
  return diagnose(
    manifestNotebookRules,
    {
      notebook: parseNotebook(object),
      manifest: object,
      podDefaults: change.podDefaults?.map(parsePodDefault),
      now: new Date('2026-01-31T12:00:00Z'),
      ...change.evidence,
    },
    { docs: 'findings/notebooks.md' },
  );
}

function ids(change: Change): readonly string[] {
  const { findings, broken } = diagnosed(change);
  expect(broken).toEqual([]);
  return findings.flatMap(({ ruleId, consequences }) => [
    ruleId,
    ...consequences.map(one => one.ruleId),
  ]);
}

function annotations(entries: Record<string, string>): Change {
  return {
    metadata: {
      annotations: Object.fromEntries(
        Object.entries(entries).map(([key, value]) => [
          `notebooks.kubeflow.org/${key}`,
          value,
        ]),
      ),
    },
  };
}

const rstudio = {
  image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/rstudio:v1.10.0',
};
const codeServer = {
  image: 'ghcr.io/kubeflow/kubeflow/notebook-servers/codeserver-python:v1.10.0',
};
const header = (value: string) =>
  JSON.stringify({ 'X-RStudio-Root-Path': value });
const started = (option: string) => ({
  image: STACKS_IMAGE,
  args: ['start-notebook.sh', '--ServerApp.base_url=$(NB_PREFIX)', option],
});
const gpu = {
  requests: { cpu: '1', memory: '1Gi' },
  limits: { 'nvidia.com/gpu': '1' },
};
const env = (name: string, value: string) => ({ env: [{ name, value }] });
const podDefault = (matchLabels: Fields, spec: Fields = {}) => ({
  metadata: { name: 'mlflow', namespace: 'team' },
  spec: { selector: { matchLabels }, ...spec },
});

/** For each rule what it is about, and what is near and fine. */
const table: Readonly<
  Record<
    string,
    { wrong: Record<string, Change>; right: Record<string, Change> }
  >
> = {
  'notebook-malformed': {
    wrong: {
      'no containers': { pod: { containers: [] } },
      'a container without image': { container: { image: undefined } },
      'a quantity that is none': {
        container: {
          resources: { requests: { cpu: '1 core', memory: '1Gi' } },
        },
      },
      'a label that is no text': { metadata: { labels: { gpu: true } } },
    },
    right: {
      'quantities as numbers': {
        container: { resources: { requests: { cpu: 1, memory: '1e9' } } },
      },
    },
  },
  'notebook-dropped-field': {
    wrong: {
      'volumes beside the template': { spec: { volumes: [CLAIM] } },
      'a native sidecar': {
        pod: {
          initContainers: [
            { name: 'proxy', image: 'x:1', restartPolicy: 'Always' },
          ],
        },
      },
      'a misspelt field': { container: { resorces: {} } },
    },
    right: {
      'an init container': {
        pod: { initContainers: [{ name: 'a', image: 'x:1' }] },
      },
    },
  },
  'notebook-server-field': {
    wrong: {
      'a resourceVersion': { metadata: { resourceVersion: '101' } },
      'a status': { evidence: { manifest: { status: { readyReplicas: 1 } } } },
    },
    right: {
      'an object of a cluster': {
        metadata: { resourceVersion: '101' },
        evidence: { manifest: undefined },
      },
    },
  },
  'notebook-name-too-long': {
    wrong: { '53 characters': { metadata: { name: 'a'.repeat(53) } } },
    right: { '52 characters': { metadata: { name: 'a'.repeat(52) } } },
  },
  'notebook-name-invalid': {
    wrong: {
      'a dot': { metadata: { name: 'my.study' } },
      'capital letters': { metadata: { name: 'Study' } },
    },
    right: { 'a digit in front': { metadata: { name: '1-study' } } },
  },
  'notebook-reserved-label': {
    wrong: {
      'the label of the StatefulSet': {
        metadata: { labels: { statefulset: 'other' } },
      },
    },
    right: {
      'with its own name': {
        metadata: { labels: { 'notebook-name': 'study' } },
      },
    },
  },
  'notebook-label-invalid': {
    wrong: {
      'a value of 64 characters': {
        metadata: { labels: { a: 'b'.repeat(64) } },
      },
      'a value with a slash': { metadata: { labels: { team: 'a/b' } } },
      'a key with a blank': { metadata: { labels: { 'my team': 'a' } } },
    },
    right: {
      'a prefix and no value': {
        metadata: { labels: { 'a.example/b_c': '' } },
      },
    },
  },
  'notebook-gpu-limit': {
    wrong: {
      'a request alone': {
        container: { resources: { requests: { 'nvidia.com/gpu': '1' } } },
      },
      'another limit': {
        container: {
          resources: {
            requests: { 'nvidia.com/gpu': '1' },
            limits: { 'nvidia.com/gpu': '2' },
          },
        },
      },
    },
    right: {
      'a limit alone': {
        container: { image: 'x/pytorch-cuda:1', resources: gpu },
      },
    },
  },
  'notebook-request-above-limit': {
    wrong: {
      'in other units': {
        container: {
          resources: {
            requests: { memory: '2Gi' },
            limits: { memory: '2000M' },
          },
        },
      },
    },
    right: {
      'the same in other words': {
        container: {
          resources: { requests: { cpu: '500m' }, limits: { cpu: '0.5' } },
        },
      },
    },
  },
  'notebook-gpu-mismatch': {
    wrong: {
      'a CUDA image without GPU': { container: { image: 'x/pytorch-cuda:1' } },
      'a toleration without GPU': {
        pod: { tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists' }] },
      },
      'a CPU image with GPU': { container: { resources: gpu } },
    },
    right: {
      'an image that nobody knows': {
        container: { image: 'registry.example.com/ml/lab:3', resources: gpu },
      },
      'a CUDA variant of Jupyter': {
        container: {
          ...started(''),
          image: 'quay.io/jupyter/pytorch-notebook:cuda12-2026-01-05',
          resources: gpu,
        },
      },
    },
  },
  'notebook-requests-missing': {
    wrong: {
      'no requests, for people with the Jupyter Web App': {
        container: { resources: undefined },
        evidence: { jupyterWebApp: true },
      },
    },
    right: {
      'without the Jupyter Web App': { container: { resources: undefined } },
      'with both requests': { evidence: { jupyterWebApp: true } },
    },
  },
  'notebook-volume-missing': {
    wrong: {
      'a mount of nothing': {
        container: { volumeMounts: [HOME, { name: 'x', mountPath: '/x' }] },
      },
    },
    right: {
      'a volume that is not mounted': {
        pod: { volumes: [CLAIM, { name: 'x', emptyDir: {} }] },
      },
    },
  },
  'notebook-duplicate-mount-path': {
    wrong: {
      'two on one path': {
        container: {
          volumeMounts: [HOME, { name: 'b', mountPath: '/home/jovyan' }],
        },
        pod: { volumes: [CLAIM, { name: 'b', emptyDir: {} }] },
      },
    },
    right: {
      'one on two paths': {
        container: { volumeMounts: [HOME, { name: 'home', mountPath: '/x' }] },
      },
    },
  },
  'notebook-duplicate-volume': {
    wrong: { 'two of one name': { pod: { volumes: [CLAIM, CLAIM] } } },
    right: {
      'two names': { pod: { volumes: [CLAIM, { ...CLAIM, name: 'b' }] } },
    },
  },
  'notebook-home-volume': {
    wrong: {
      'no volume': { container: { volumeMounts: [] } },
      'an empty directory': {
        pod: { volumes: [{ name: 'home', emptyDir: {} }] },
      },
    },
    right: {
      'a claim on the folder above': {
        container: { volumeMounts: [{ name: 'home', mountPath: '/home' }] },
      },
      'an image that nobody knows': {
        container: { image: 'registry.example.com/ml/lab:3', volumeMounts: [] },
      },
      'a PodDefault that mounts one': {
        metadata: { labels: { home: 'true' } },
        container: { volumeMounts: [] },
        pod: { volumes: [] },
        podDefaults: [
          podDefault(
            { home: 'true' },
            { volumes: [CLAIM], volumeMounts: [HOME] },
          ),
        ],
      },
    },
  },
  'notebook-volume-permission': {
    wrong: {
      'a user without group': { pod: { securityContext: { runAsUser: 1000 } } },
    },
    right: {
      'a user with group': {
        pod: { securityContext: { runAsUser: 1000, fsGroup: 100 } },
      },
      root: { pod: { securityContext: { runAsUser: 0 } } },
      'nothing, for which the controller sets a group': {},
    },
  },
  'notebook-base-url': {
    wrong: {
      'another path': { container: started('--ServerApp.base_url=/other') },
      'a variable in the notation of a shell': {
        container: {
          image: STACKS_IMAGE,
          args: ['start-notebook.sh', '--ServerApp.base_url=${NB_PREFIX}'],
        },
      },
      'no path for an image that needs one': {
        container: { image: STACKS_IMAGE },
      },
      'another NB_PREFIX': {
        container: env('NB_PREFIX', '/notebook/team/other'),
      },
      'NOTEBOOK_ARGS of another notebook': {
        container: env(
          'NOTEBOOK_ARGS',
          '--ServerApp.base_url=/notebook/team/other',
        ),
      },
      'NOTEBOOK_ARGS without a path': {
        container: env('NOTEBOOK_ARGS', "--ServerApp.token=''"),
      },
      'a probe of another notebook': {
        container: {
          livenessProbe: {
            httpGet: { path: '/notebook/team/other/api', port: 8888 },
          },
        },
      },
    },
    right: {
      'its own path, with a slash': {
        container: {
          image: STACKS_IMAGE,
          args: [
            'start-notebook.sh',
            '--ServerApp.base_url=/notebook/team/study/',
          ],
        },
      },
      'the variable': { container: started('') },
      'the variable in a shell': {
        container: {
          image: STACKS_IMAGE,
          command: [
            'sh',
            '-c',
            'jupyter lab --ServerApp.base_url=${NB_PREFIX}',
          ],
        },
      },
      'a path before the namespace is known': {
        metadata: { namespace: undefined },
        container: {
          image: STACKS_IMAGE,
          args: ['start-notebook.sh', '--ServerApp.base_url=/notebook/x/study'],
        },
      },
      'a start script of its own': {
        container: { image: STACKS_IMAGE, command: ['/start.py'] },
      },
      'a variable that nobody knows': {
        container: started('--ServerApp.base_url=$(BASE)'),
      },
      'a route of Open Data Hub': {
        metadata: {
          annotations: { 'notebooks.opendatahub.io/inject-oauth': 'true' },
        },
        container: env('NOTEBOOK_ARGS', "--ServerApp.token=''"),
      },
    },
  },
  'notebook-args-without-command': {
    wrong: {
      'options alone': {
        container: {
          image: STACKS_IMAGE,
          args: ['--ServerApp.base_url=$(NB_PREFIX)'],
        },
      },
    },
    right: {
      'with the command in front': { container: started('') },
      'an image with an entry point': {
        container: { args: ['--ServerApp.base_url=$(NB_PREFIX)'] },
      },
    },
  },
  'notebook-type-annotations': {
    wrong: {
      'RStudio without any': { container: rstudio },
      'RStudio of another notebook': {
        ...annotations({
          'http-rewrite-uri': '/',
          'http-headers-request-set': header('/notebook/team/other/'),
        }),
        container: rstudio,
      },
      'VS Code without': { container: codeServer },
      'Jupyter with a rewrite': annotations({ 'http-rewrite-uri': '/' }),
      'headers that are no JSON': annotations({
        'http-headers-request-set': '{X: y}',
      }),
      'headers that are no texts': annotations({
        'http-headers-request-set': '{"X": 1}',
      }),
    },
    right: {
      'RStudio with a slash': {
        ...annotations({
          'http-rewrite-uri': '/',
          'http-headers-request-set': header('/notebook/team/study/'),
        }),
        container: rstudio,
      },
      'RStudio without a slash': {
        ...annotations({
          'http-rewrite-uri': '/',
          'http-headers-request-set': header('/notebook/team/study'),
        }),
        container: rstudio,
      },
      'VS Code': {
        ...annotations({ 'http-rewrite-uri': '/' }),
        container: codeServer,
      },
      'Jupyter with an empty rewrite': annotations({ 'http-rewrite-uri': '' }),
      'VS Code of Open Data Hub': {
        container: { image: 'quay.io/opendatahub/workbench-codeserver:2025.1' },
      },
    },
  },
  'notebook-port': {
    wrong: {
      'ssh first': {
        container: {
          ports: [{ name: 'ssh', containerPort: 22 }, { containerPort: 8888 }],
        },
      },
      'a web server that listens on 80': { container: { image: 'nginx:1.29' } },
      'an option for another port': {
        container: started('--ServerApp.port=9999'),
      },
    },
    right: {
      'the port of the option': {
        container: {
          ...started('--ServerApp.port=9999'),
          ports: [{ containerPort: 9999 }],
        },
      },
      'ssh second': {
        container: {
          ports: [{ containerPort: 8888 }, { name: 'ssh', containerPort: 22 }],
        },
      },
    },
  },
  'notebook-container-name': {
    wrong: { 'another name': { container: { name: 'notebook' } } },
    right: {
      'a second container with the name': {
        pod: {
          containers: [
            { name: 'proxy', image: 'x:1' },
            { name: 'study', image: KUBEFLOW_IMAGE, volumeMounts: [HOME] },
          ],
        },
      },
    },
  },
  'notebook-xsrf-off': {
    wrong: {
      'on the command line': {
        container: started('--ServerApp.disable_check_xsrf=True'),
      },
    },
    right: {
      'left on': { container: started('--ServerApp.disable_check_xsrf=False') },
    },
  },
  'notebook-open-origin': {
    wrong: {
      'a star': { container: started("--NotebookApp.allow_origin='*'") },
      'a pattern for all': {
        container: started('--ServerApp.allow_origin_pat=.*'),
      },
    },
    right: {
      'one origin': {
        container: started('--ServerApp.allow_origin=https://lab.example.com'),
      },
    },
  },
  'notebook-image-tag': {
    wrong: {
      latest: { container: { image: 'registry.example.com:5000/lab:latest' } },
      'no tag': { container: { image: 'registry.example.com:5000/lab' } },
    },
    right: {
      'a digest': { container: { image: `x/lab@sha256:${'a'.repeat(64)}` } },
    },
  },
  'notebook-image-gone': {
    wrong: {
      'of Google': {
        container: { image: 'gcr.io/kubeflow-images-public/x:v1' },
      },
      'of Amazon': {
        container: { image: 'public.ecr.aws/j1r0q0g6/notebooks/x:v1' },
      },
      'of Bitnami': { container: { image: 'bitnami/jupyter-base-notebook:4' } },
    },
    right: {
      'a copy': { container: { image: 'registry.example.com/bitnami/x:4' } },
      'the place where Bitnami moved to': {
        container: { image: 'bitnamilegacy/x:4' },
      },
    },
  },
  'notebook-insecure-registry': {
    wrong: {
      'an address': { container: { image: '10.0.0.7:5000/lab:1' } },
      'the node itself': { container: { image: 'localhost:5000/lab:1' } },
    },
    right: {
      'a name with a port': {
        container: { image: 'registry.example.com:5000/lab:1' },
      },
    },
  },
  'notebook-clear-text-secret': {
    wrong: {
      'a password': { container: env('DB_PASSWORD', 'hunter2') },
      'an address with a password': {
        container: env('DATABASE', 'postgres://a:hunter2@db/x'),
      },
      'a token on the command line': {
        container: started('--ServerApp.token=abc123'),
      },
    },
    right: {
      'a reference': {
        container: {
          env: [
            {
              name: 'DB_PASSWORD',
              valueFrom: { secretKeyRef: { name: 's', key: 'k' } },
            },
          ],
        },
      },
      'where a token is': { container: env('SA_TOKEN_PATH', '/var/run/token') },
      'a setting about tokens': {
        container: env('TOKENIZERS_PARALLELISM', 'false'),
      },
      'no password': { container: env('DB_PASSWORD', '') },
      'an empty token, as Kubeflow asks for': {
        container: started("--ServerApp.token=''"),
      },
    },
  },
  'notebook-mlflow-environment': {
    wrong: {
      'an experiment without server': {
        container: env('MLFLOW_EXPERIMENT_NAME', 'churn'),
      },
      'the notebook itself': {
        container: env('MLFLOW_TRACKING_URI', 'http://localhost:5000'),
      },
      'no scheme': {
        container: env('MLFLOW_TRACKING_URI', 'mlflow.mlflow:5000'),
      },
      'an S3 endpoint without keys': {
        container: env('MLFLOW_S3_ENDPOINT_URL', 'http://minio:9000'),
      },
    },
    right: {
      'a server': {
        container: env('MLFLOW_TRACKING_URI', 'http://mlflow.mlflow:5000'),
      },
      'keys from a whole Secret': {
        container: {
          ...env('MLFLOW_S3_ENDPOINT_URL', 'http://minio:9000'),
          envFrom: [{ secretRef: { name: 's3' } }],
        },
      },
    },
  },
  'notebook-poddefault-conflict': {
    wrong: {
      'another value': {
        metadata: { labels: { mlflow: 'true' } },
        container: env('MLFLOW_TRACKING_URI', 'http://a:5000'),
        podDefaults: [
          podDefault(
            { mlflow: 'true' },
            { env: [{ name: 'MLFLOW_TRACKING_URI', value: 'http://b:5000' }] },
          ),
        ],
      },
    },
    right: {
      'the same value': {
        metadata: { labels: { mlflow: 'true' } },
        container: env('MLFLOW_TRACKING_URI', 'http://a:5000'),
        podDefaults: [
          podDefault(
            { mlflow: 'true' },
            { env: [{ name: 'MLFLOW_TRACKING_URI', value: 'http://a:5000' }] },
          ),
        ],
      },
    },
  },
  'notebook-poddefault-label': {
    wrong: {
      'two letters swapped': {
        metadata: { labels: { 'acces-mlfolw': 'true' } },
        podDefaults: [podDefault({ 'access-mlflow': 'true' })],
      },
      'another value': {
        metadata: { labels: { 'access-mlflow': 'yes' } },
        podDefaults: [podDefault({ 'access-mlflow': 'true' })],
      },
    },
    right: {
      'the label': {
        metadata: { labels: { 'access-mlflow': 'true' } },
        podDefaults: [podDefault({ 'access-mlflow': 'true' })],
      },
      'a label of somebody else': {
        metadata: { labels: { admiralty: 'true', app: 'gpu' } },
        podDefaults: [
          podDefault({ 'access-mlflow': 'true' }),
          podDefault({ gpu: 'true' }),
        ],
      },
      'a PodDefault of another namespace': {
        metadata: { labels: { 'access-mlfow': 'true' } },
        podDefaults: [
          {
            metadata: { name: 'a', namespace: 'other' },
            spec: { selector: { matchLabels: { 'access-mlflow': 'true' } } },
          },
        ],
      },
    },
  },
};

const cases = (side: 'wrong' | 'right') =>
  Object.entries(table).flatMap(([rule, sides]) =>
    Object.entries(sides[side]).map(([what, change]) => ({
      rule,
      what,
      change,
    })),
  );

describe('rules for manifests of notebooks', () => {
  it('find nothing wrong with a notebook that is right', () => {
    expect(ids({})).toEqual([]);
  });

  it.each(cases('wrong'))('$rule finds: $what', ({ rule, change }) => {
    expect(ids(change)).toContain(rule);
  });

  it.each(cases('right'))('$rule accepts: $what', ({ rule, change }) => {
    expect(ids(change)).not.toContain(rule);
  });

  it('all have both', () => {
    expect(Object.keys(table).sort()).toEqual(
      manifestNotebookRules.map(({ id }) => id).sort(),
    );
  });

  it.each(cases('wrong'))(
    '$rule has a short title, a field and a remedy: $what',
    ({ rule, change }) => {
      const finding = diagnosed(change)
        .findings.flatMap(one => [one, ...one.consequences])
        .find(({ ruleId }) => ruleId === rule);
      expect(finding?.title.split(' ').length).toBeLessThanOrEqual(10);
      expect(finding?.cause).toMatch(/\.$/);
      expect(finding?.remedies.length).toBeGreaterThan(0);
      expect(finding?.evidence[0].field).toMatch(/^(metadata|spec|status)\b/);
    },
  );

  it('write remedies that are YAML', () => {
    const texts = cases('wrong').flatMap(({ change }) =>
      diagnosed(change)
        .findings.flatMap(({ remedies }) => remedies)
        .flatMap(remedy => (remedy.kind === 'yaml' ? remedy.yaml : [])),
    );
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) {
      expect(parse(text)).toEqual(expect.anything());
    }
  });

  it('never show the value of a secret', () => {
    for (const { change } of cases('wrong')) {
      expect(JSON.stringify(diagnosed(change))).not.toMatch(/hunter2|abc123/);
    }
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'Notebook'],
    [
      'nulls',
      {
        metadata: null,
        spec: { template: { spec: { containers: [null], volumes: [null] } } },
      },
    ],
    [
      'wrong types',
      {
        metadata: { name: 1, labels: [], annotations: 'x' },
        spec: { template: [] },
      },
    ],
    [
      'lists of texts',
      {
        spec: {
          template: {
            spec: { containers: ['a'], tolerations: 'b', volumes: {} },
          },
        },
      },
    ],
  ])('never break: %s', (_, object) => {
    const { broken } = diagnose(
      manifestNotebookRules,
      {
        notebook: parseNotebook(object),
        manifest: object,
        podDefaults: [parsePodDefault(object)],
        jupyterWebApp: true,
        now: new Date(),
      },
      { docs: '' },
    );
    expect(broken).toEqual([]);
  });
});
