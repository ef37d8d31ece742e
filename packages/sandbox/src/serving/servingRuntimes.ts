import { KubernetesObject } from '../kubernetes';
import { Container, PodSpec } from '../cluster';

export interface ServingRuntime extends KubernetesObject {
  spec: {
    supportedModelFormats?: {
      name: string;
      version?: string;
      autoSelect?: boolean;
      priority?: number;
    }[];
    protocolVersions?: string[];
    disabled?: boolean;
    multiModel?: boolean;
    workerSpec?: object;
    containers?: Container[];
    volumes?: PodSpec['volumes'];
    annotations?: Record<string, string>;
    labels?: Record<string, string>;
  };
}

interface RuntimeRow {
  readonly name: string;
  readonly image: string;
  readonly protocols: readonly string[];
  /** Format, versions, priority; `manual` ones are only taken by name. */
  readonly formats: readonly (readonly [
    format: string,
    versions: readonly string[],
    priority: number,
    manual?: 'manual',
  ])[];
  readonly args?: readonly string[];
}

const modelArgs = [
  '--model_name={{.Name}}',
  '--model_dir=/mnt/models',
  '--http_port=8080',
];

const rows: readonly RuntimeRow[] = [
  {
    name: 'kserve-mlserver',
    image: 'docker.io/seldonio/mlserver:1.7.1',
    protocols: ['v2'],
    formats: [
      ['sklearn', ['0', '1'], 2],
      ['xgboost', ['1', '2'], 2],
      ['lightgbm', ['3', '4'], 2],
      ['mlflow', ['1', '2'], 1],
    ],
    args: [],
  },
  {
    name: 'kserve-sklearnserver',
    image: 'docker.io/kserve/sklearnserver:v0.20.0',
    protocols: ['v1', 'v2'],
    formats: [['sklearn', ['1'], 1]],
  },
  {
    name: 'kserve-xgbserver',
    image: 'docker.io/kserve/xgbserver:v0.20.0',
    protocols: ['v1', 'v2'],
    formats: [['xgboost', ['2'], 1]],
  },
  {
    name: 'kserve-lgbserver',
    image: 'docker.io/kserve/lgbserver:v0.20.0',
    protocols: ['v1', 'v2'],
    formats: [['lightgbm', ['4'], 1]],
  },
  {
    name: 'kserve-pmmlserver',
    image: 'docker.io/kserve/pmmlserver:v0.20.0',
    protocols: ['v1', 'v2'],
    formats: [['pmml', ['3', '4'], 1]],
  },
  {
    name: 'kserve-paddleserver',
    image: 'docker.io/kserve/paddleserver:v0.20.0',
    protocols: ['v1', 'v2'],
    formats: [['paddle', ['2'], 1]],
  },
  {
    name: 'kserve-huggingfaceserver',
    image: 'docker.io/kserve/huggingfaceserver:v0.20.0',
    protocols: ['v2', 'v1'],
    formats: [['huggingface', ['1'], 1]],
    args: ['--model_name={{.Name}}'],
  },
  {
    name: 'kserve-vllmserver',
    image: 'docker.io/vllm/vllm-openai:v0.11.0',
    protocols: [],
    formats: [['vLLM', ['1'], 1]],
    args: ['--served-model-name={{.Name}}', '--port=8080'],
  },
  {
    name: 'kserve-tritonserver',
    image: 'nvcr.io/nvidia/tritonserver:25.06-py3',
    protocols: ['v2', 'grpc-v2'],
    formats: [
      ['tensorrt', ['8'], 1],
      ['tensorflow', ['1', '2'], 1],
      ['onnx', ['1'], 1],
      ['pytorch', ['1'], 1, 'manual'],
      ['triton', ['2'], 1],
    ],
    args: ['--model-store=/mnt/models', '--http-port=8080'],
  },
  {
    name: 'kserve-tensorflow-serving',
    image: 'docker.io/tensorflow/serving:2.19.0',
    protocols: ['v1', 'grpc-v1'],
    formats: [['tensorflow', ['1', '2'], 2]],
    args: ['--model_name={{.Name}}', '--model_base_path=/mnt/models'],
  },
  {
    name: 'kserve-torchserve',
    image: 'docker.io/pytorch/torchserve-kfs:0.12.0',
    protocols: ['v1', 'v2', 'grpc-v2'],
    formats: [['pytorch', ['1'], 2]],
    args: ['torchserve', '--start', '--model-store=/mnt/models'],
  },
];

const mlserverEnv = [
  { name: 'MLSERVER_MODEL_IMPLEMENTATION', value: '{{.Labels.modelClass}}' },
  { name: 'MLSERVER_HTTP_PORT', value: '8080' },
  { name: 'MLSERVER_GRPC_PORT', value: '9000' },
];

/** The runtimes that an ordinary installation of KServe brings, as cluster-scoped objects. */
export function clusterServingRuntimes(): ServingRuntime[] {
  return rows.map(({ name, image, protocols, formats, args = modelArgs }) => ({
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: 'ClusterServingRuntime',
    metadata: { name },
    spec: {
      annotations: {
        'prometheus.kserve.io/port': '8080',
        'prometheus.kserve.io/path': '/metrics',
      },
      supportedModelFormats: formats.flatMap(
        ([format, versions, priority, manual]) =>
          versions.map(version => ({
            name: format,
            version,
            priority,
            ...(manual ? {} : { autoSelect: true }),
          })),
      ),
      ...(protocols.length > 0 ? { protocolVersions: [...protocols] } : {}),
      containers: [
        {
          name: 'kserve-container',
          image,
          ...(args.length > 0 ? { args: [...args] } : {}),
          ...(name === 'kserve-mlserver' ? { env: mlserverEnv } : {}),
          resources: {
            requests: { cpu: '1', memory: '2Gi' },
            limits: { cpu: '1', memory: '2Gi' },
          },
        },
      ],
    },
  }));
}
