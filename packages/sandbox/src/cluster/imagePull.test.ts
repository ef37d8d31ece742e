import { parseImage, pullError } from './imagePull';

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
  const image = 'registry.internal.example/ml/jupyter:2.3.1';

  it('refuses an image of a registry that asks for a login', () => {
    expect(pullError(image, {})).toContain(
      'GET request to https://registry.internal.example/service/token?scope=repository%3Aml%2Fjupyter%3Apull: 401 Unauthorized',
    );
  });

  it('pulls it with a pull secret', () => {
    expect(
      pullError(image, { imagePullSecrets: [{ name: 'registry' }] }),
    ).toBeUndefined();
  });

  it('pulls public images without', () => {
    expect(pullError('nginx', {})).toBeUndefined();
  });
});
