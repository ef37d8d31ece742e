import { imageNameError, parseImage, pullError } from './imagePull';

describe('parseImage', () => {
  it.each([
    ['nginx', 'docker.io', 'library/nginx'],
    ['nginx:1.27', 'docker.io', 'library/nginx'],
    ['jupyter/scipy-notebook:latest', 'docker.io', 'jupyter/scipy-notebook'],
    ['ghcr.io/kubeflow/jupyter:v1', 'ghcr.io', 'kubeflow/jupyter'],
    ['0.0.0.0:5000/jupyter-scipy', '0.0.0.0:5000', 'jupyter-scipy'],
    ['quay.io/a/b@sha256:0123', 'quay.io', 'a/b'],
    ['localhost/team/image', 'localhost', 'team/image'],
  ])('%s is %s and %s', (image, host, path) => {
    expect(parseImage(image)).toEqual({ host, path });
  });
});

describe('pullError', () => {
  const unpack = 'failed to pull and unpack image';

  it.each([
    ['nginx', {}],
    ['nginx:1.27', { policy: 'IfNotPresent' }],
    ['nginx:1.27', { policy: 'Always', login: true }],
    ['quay.io/jupyter/scipy-notebook:2026-01-05', {}],
    [
      'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.10.0',
      { policy: 'Always' },
    ],
    ['registry.internal.example/ml/jupyter:2.3.1', { login: true }],
  ])('lets %s be pulled with %j', (image, options) => {
    expect(pullError(image, options)).toBeUndefined();
  });

  it.each([
    [
      'registry.internal.example/ml/jupyter:2.3.1',
      {},
      'GET request to https://registry.internal.example/service/token?scope=repository%3Aml%2Fjupyter%3Apull: 401 Unauthorized',
    ],
    [
      'quay.io/jupyter/scipy-notebook:does-not-exist',
      {},
      'quay.io/jupyter/scipy-notebook:does-not-exist: not found',
    ],
    [
      'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.99.0',
      {},
      ': not found',
    ],
    ['gcr.io/kubeflow-images-public/tensorflow-2.1.0:1.0', {}, ': not found'],
    [
      'registry.self-signed.example/ml/jupyter:1',
      {},
      'x509: certificate signed by unknown authority',
    ],
    [
      'nexus.example:8082/ml/jupyter:1',
      {},
      'http: server gave HTTP response to HTTPS client',
    ],
    ['registry.invalid/ml/jupyter:1', {}, 'lookup registry.invalid on'],
    ['nginx:1.27', { policy: 'Always' }, '429 Too Many Requests'],
  ])('refuses %s with %j', (image, options, text) => {
    const error = pullError(image, options);
    expect(error).toContain(`${unpack} "${image}"`);
    expect(error).toContain(text);
  });
});

describe('imageNameError', () => {
  it.each(['nginx', 'quay.io/jupyter/scipy-notebook:x', 'a/b@sha256:12'])(
    'takes %s',
    image => {
      expect(imageNameError(image)).toBeUndefined();
    },
  );

  it.each(['Jupyter/Lab:1', 'quay.io/jupyter lab:1', 'nginx::1', 'nginx:'])(
    'refuses "%s"',
    image => {
      expect(imageNameError(image)).toMatch(
        /^Failed to apply default image tag ".*": couldn't parse image name ".*": invalid reference format/,
      );
    },
  );
});
