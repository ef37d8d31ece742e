import {
  type ManifestCases,
  CLAIM,
  HOME,
  gpu,
  podDefault,
  started,
} from './changedManifest';

/** Rules about the object, what it asks for and where it keeps its work. */
export const objectCases: ManifestCases = {
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
};
