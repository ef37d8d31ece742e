import { notebookOfWorkspace } from './notebookOfWorkspace';
import { parseWorkspace } from './Workspace';
import { parseWorkspaceKind } from './WorkspaceKind';

const workspace = {
  apiVersion: 'kubeflow.org/v1beta1',
  kind: 'Workspace',
  metadata: {
    namespace: 'churn',
    name: 'study',
    labels: { 'mlops/entity': 'component.default.churn' },
    creationTimestamp: '2026-01-31T12:00:00Z',
  },
  spec: {
    kind: 'jupyterlab',
    displayName: 'A study',
    podTemplate: {
      options: { imageConfig: 'scipy', podConfig: 'small' },
      volumes: {
        home: 'study-home',
        data: [{ pvcName: 'shared', mountPath: '/data', readOnly: true }, {}],
        secrets: [{ secretName: 's3', mountPath: '/secrets/s3' }],
      },
      podMetadata: { labels: { team: 'churn' } },
    },
  },
  status: {
    state: 'Running',
    stateMessage: '',
    activity: {
      lastActivity: 1769860800000,
      rules: { pauseWorkspace: { eligibleAfter: 1769864400000 } },
    },
    pauseTime: 0,
    pendingRestart: true,
    podTemplatePod: { name: 'ws-study-abcde-0', nodeName: 'node-1' },
  },
};

const option = (id: string, spec: object, more: object = {}) => ({
  id,
  spawner: { displayName: `The ${id}`, hidden: false },
  spec,
  ...more,
});

const kind = {
  metadata: { name: 'jupyterlab' },
  spec: {
    spawner: { displayName: 'JupyterLab', deprecated: true },
    activityRules: [
      {
        config: { secondsSinceActive: 7200 },
        effect: { pauseWorkspace: true },
      },
      {
        config: { secondsSinceActive: 3600 },
        effect: { pauseWorkspace: true },
      },
      { config: { secondsSinceActive: 60 }, effect: { pauseWorkspace: false } },
    ],
    podTemplate: {
      volumeMounts: { home: '/home/jovyan' },
      options: {
        imageConfig: {
          values: [
            option(
              'scipy',
              {
                image: 'example.com/jupyter-scipy:1',
                ports: [{ id: 'lab', port: 8888 }],
              },
              { redirect: { to: 'scipy-2' } },
            ),
            option('scipy-2', { image: 'example.com/jupyter-scipy:2' }),
            { spec: { image: 'without an id' } },
          ],
        },
        podConfig: {
          values: [
            option('small', {
              resources: {
                requests: { cpu: '500m', memory: '1Gi' },
                limits: { 'nvidia.com/gpu': 1 },
              },
              nodeSelector: { pool: 'small' },
            }),
          ],
        },
      },
    },
  },
};

describe('parseWorkspace', () => {
  it('reads what is asked for and how it fares', () => {
    expect(parseWorkspace(workspace)).toMatchObject({
      namespace: 'churn',
      name: 'study',
      kind: 'jupyterlab',
      paused: false,
      imageConfig: 'scipy',
      podConfig: 'small',
      podLabels: { team: 'churn' },
      volumes: [
        { kind: 'home', source: 'study-home', readOnly: false },
        { kind: 'data', source: 'shared', mountPath: '/data', readOnly: true },
        { kind: 'secret', source: 's3', mountPath: '/secrets/s3' },
      ],
      status: {
        state: 'Running',
        message: undefined,
        lastActivity: '2026-01-31T12:00:00.000Z',
        pauseEligibleAt: '2026-01-31T13:00:00.000Z',
        pausedAt: undefined,
        pendingRestart: true,
        pod: 'ws-study-abcde-0',
        node: 'node-1',
      },
      problems: [],
    });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'Workspace'],
    ['an empty object', {}],
    ['fields of the wrong type', { metadata: 7, spec: 'x', status: [] }],
    [
      'inner fields of the wrong type',
      {
        spec: { podTemplate: { options: [], volumes: { data: 7, home: {} } } },
        status: { activity: { lastActivity: 'x' }, pauseTime: 1e20 },
      },
    ],
  ])('survives %s', (_what, object) => {
    const parsed = parseWorkspace(object);
    expect(parsed).toMatchObject({ name: '', volumes: [], paused: false });
    expect(notebookOfWorkspace(parsed, undefined).name).toBe('');
  });
});

describe('parseWorkspaceKind', () => {
  it('reads the options, and after how long something is paused', () => {
    expect(parseWorkspaceKind(kind)).toMatchObject({
      name: 'jupyterlab',
      displayName: 'JupyterLab',
      deprecated: true,
      home: '/home/jovyan',
      images: [
        {
          id: 'scipy',
          displayName: 'The scipy',
          hidden: false,
          redirect: 'scipy-2',
          image: 'example.com/jupyter-scipy:1',
          ports: [{ id: 'lab', port: 8888 }],
        },
        { id: 'scipy-2', redirect: undefined },
      ],
      sizes: [
        {
          id: 'small',
          requests: { cpu: '500m', memory: '1Gi' },
          limits: { 'nvidia.com/gpu': '1' },
          nodeSelector: { pool: 'small' },
        },
      ],
      pauseAfterSeconds: 3600,
    });
  });

  it.each([undefined, 'x', {}, { spec: 7 }, { spec: { podTemplate: [] } }])(
    'survives %j',
    object => {
      expect(parseWorkspaceKind(object)).toMatchObject({
        name: '',
        images: [],
        sizes: [],
      });
    },
  );
});

describe('notebookOfWorkspace', () => {
  const options = parseWorkspaceKind(kind);

  it('says of a Workspace what a Notebook says of itself', () => {
    const notebook = notebookOfWorkspace(parseWorkspace(workspace), options);
    expect(notebook).toMatchObject({
      namespace: 'churn',
      name: 'study',
      type: 'jupyter',
      container: 'main',
      image: 'example.com/jupyter-scipy:1',
      serviceAccount: 'ws-study',
      resources: {
        cpu: { request: '500m' },
        memory: { request: '1Gi' },
        gpus: [{ resource: 'nvidia.com/gpu', count: 1 }],
      },
      volumes: [
        { claimName: 'study-home', mountPath: '/home/jovyan', home: true },
        { claimName: 'shared', mountPath: '/data' },
        { kind: 'secret', source: 's3', mountPath: '/secrets/s3' },
      ],
      createdAt: '2026-01-31T12:00:00.000Z',
      lastActivity: '2026-01-31T12:00:00.000Z',
      stopped: undefined,
      problems: [],
    });
  });

  it('is stopped when it is paused', () => {
    const paused = (pauseTime?: number) =>
      notebookOfWorkspace(
        parseWorkspace({
          ...workspace,
          spec: { ...workspace.spec, paused: true },
          status: { pauseTime },
        }),
        options,
      ).stopped;
    expect(paused(1769860800000)?.at).toBe('2026-01-31T12:00:00.000Z');
    expect(paused()).toEqual({ at: undefined, by: undefined });
  });

  it('runs what an option was redirected to', () => {
    const status = {
      podTemplateOptions: { imageConfig: { desired: 'scipy-2' } },
    };
    const redirected = parseWorkspace({ ...workspace, status });
    expect(notebookOfWorkspace(redirected, options).image).toBe(
      'example.com/jupyter-scipy:2',
    );
  });

  it('has no image and no size where its kind is unknown', () => {
    const notebook = notebookOfWorkspace(parseWorkspace(workspace), undefined);
    expect(notebook.image).toBeUndefined();
    expect(notebook.resources.gpus).toEqual([]);
    expect(notebook.volumes[0]).toMatchObject({
      claimName: 'study-home',
      home: true,
    });
  });
});
