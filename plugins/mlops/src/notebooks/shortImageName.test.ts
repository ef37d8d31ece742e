import { shortImageName } from './shortImageName';

describe('shortImageName', () => {
  it.each([
    ['ghcr.io/kubeflow/jupyter-scipy:v1.10.0', 'jupyter-scipy:v1.10.0'],
    ['localhost:5000/a/b', 'b'],
    ['ubuntu', 'ubuntu'],
    ['quay.io/x/lab@sha256:0123456789ab', 'lab@0123456'],
  ])('shortens %s to %s', (image, expected) => {
    expect(shortImageName(image)).toBe(expected);
  });
});
