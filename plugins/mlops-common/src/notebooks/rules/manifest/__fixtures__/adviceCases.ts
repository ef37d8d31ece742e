import {
  type ManifestCases,
  env,
  podDefault,
  started,
} from './changedManifest';

/** Rules about images, secrets, MLflow and PodDefaults. */
export const adviceCases: ManifestCases = {
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
