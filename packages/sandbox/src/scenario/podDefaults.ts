/** What the platform offers to notebooks, by the label that asks for it. */
export function podDefaultManifests(namespace: string): object[] {
  return [
    podDefault(namespace, 'mlflow-access', {
      desc: 'Track experiments in MLflow',
      selector: { matchLabels: { 'mlflow-access': 'true' } },
      env: [
        {
          name: 'MLFLOW_TRACKING_URI',
          value: 'http://mlflow-service.mlflow.svc.cluster.local:5000',
        },
        {
          name: 'MLFLOW_S3_ENDPOINT_URL',
          value: 'http://minio-service.kubeflow.svc.cluster.local:9000',
        },
        ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'].map(key => ({
          name: key,
          valueFrom: { secretKeyRef: { name: 'mlflow-credentials', key } },
        })),
      ],
    }),
    podDefault(namespace, 'access-ml-pipeline', {
      desc: 'Allow access to Kubeflow Pipelines',
      selector: { matchLabels: { 'access-ml-pipeline': 'true' } },
      env: [
        {
          name: 'KF_PIPELINES_SA_TOKEN_PATH',
          value: '/var/run/secrets/kubeflow/pipelines/token',
        },
      ],
      volumes: [
        {
          name: 'volume-kf-pipeline-token',
          projected: {
            sources: [
              {
                serviceAccountToken: {
                  path: 'token',
                  expirationSeconds: 7200,
                  audience: 'pipelines.kubeflow.org',
                },
              },
            ],
          },
        },
      ],
      volumeMounts: [
        {
          name: 'volume-kf-pipeline-token',
          mountPath: '/var/run/secrets/kubeflow/pipelines',
          readOnly: true,
        },
      ],
    }),
  ];
}

/** The same variable for another server: a notebook cannot have both. */
export function stagingPodDefault(namespace: string): object {
  return podDefault(namespace, 'mlflow-staging', {
    desc: 'Track experiments in the MLflow for tests',
    selector: { matchLabels: { 'mlflow-staging': 'true' } },
    env: [
      {
        name: 'MLFLOW_TRACKING_URI',
        value: 'http://mlflow-staging.mlflow.svc.cluster.local:5000',
      },
    ],
  });
}

function podDefault(namespace: string, name: string, spec: object): object {
  return {
    apiVersion: 'kubeflow.org/v1alpha1',
    kind: 'PodDefault',
    metadata: { name, namespace },
    spec,
  };
}
