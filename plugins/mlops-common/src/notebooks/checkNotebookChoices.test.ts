import { NotebookChoices } from './NotebookChoices';
import { allChoices, leastChoices } from './__fixtures__/choices';
import { checkNotebookChoices } from './checkNotebookChoices';

const check = (changes: Partial<Record<keyof NotebookChoices, unknown>>) =>
  checkNotebookChoices({ ...allChoices, ...changes } as NotebookChoices);

describe('checkNotebookChoices', () => {
  it('finds nothing in good choices', () => {
    expect(checkNotebookChoices(leastChoices)).toEqual([]);
    expect(checkNotebookChoices(allChoices)).toEqual([]);
  });

  it.each<[string, Partial<Record<keyof NotebookChoices, unknown>>, RegExp]>([
    ['name', { name: 'Churn' }, /lower-case/],
    ['name', { name: '' }, /lower-case/],
    ['name', { name: '1lab' }, /start with a letter/],
    ['name', { name: 'lab-' }, /end with/],
    ['name', { name: 'a.b' }, /lower-case/],
    ['name', { name: 'a/../b' }, /lower-case/],
    ['name', { name: 'lab\n' }, /lower-case/],
    ['name', { name: 'a'.repeat(41) }, /at most 40 characters; this has 41/],
    ['namespace', { namespace: 'My Team' }, /name of a namespace/],
    ['namespace', { namespace: 'a'.repeat(64) }, /at most 63/],
    ['namespace', { namespace: 'kube-system' }, /belongs to the platform/],
    ['namespace', { namespace: 'kubeflow' }, /belongs to the platform/],
    ['type', { type: 'emacs' }, /jupyter, vscode or rstudio/],
    ['image', { image: '' }, /reference of an image/],
    ['image', { image: 'https://example.com/a:1' }, /without https/],
    ['image', { image: 'example.com/A:1' }, /reference of an image/],
    ['image', { image: 'a b' }, /blanks/],
    ['image', { image: 'a:1:2' }, /reference of an image/],
    ['image', { image: `${'a'.repeat(401)}` }, /reference of an image/],
    ['cpu', { cpu: 'lots' }, /"lots" is not a quantity/],
    ['cpu', { cpu: '0', cpuLimit: undefined }, /1m .* or more/],
    ['cpu', { cpu: '-1' }, /1m .* or more/],
    ['cpuLimit', { cpuLimit: '100m' }, /smaller than the request of 0.5/],
    ['cpuLimit', { cpuLimit: 'x' }, /not a quantity/],
    ['memory', { memory: '1GiB' }, /not a quantity/],
    ['memory', { memory: '500m' }, /less than 1Mi/],
    ['memory', { memory: '4' }, /less than 1Mi/],
    ['memoryLimit', { memoryLimit: '1Gi' }, /smaller than the request/],
    [
      'gpu.resource',
      { gpu: { resource: 'nvidia', count: 1 } },
      /nvidia.com\/gpu/,
    ],
    ['gpu.count', { gpu: { resource: 'nvidia.com/gpu', count: 0 } }, /1 to 64/],
    [
      'gpu.count',
      { gpu: { resource: 'nvidia.com/gpu', count: 0.5 } },
      /1 to 64/,
    ],
    ['homeVolume.size', { homeVolume: { size: '' } }, /not a quantity/],
    [
      'homeVolume.storageClass',
      { homeVolume: { size: '1Gi', storageClass: 'A' } },
      /name of an object/,
    ],
    [
      'homeVolume.existingClaim',
      { homeVolume: { existingClaim: '' } },
      /name of an object/,
    ],
    ['serviceAccount', { serviceAccount: 'a b' }, /name of an object/],
    ['imagePullSecret', { imagePullSecret: 'Secret!' }, /name of an object/],
    ['runAsUser', { runAsUser: 0 }, /other than root/],
    ['runAsUser', { runAsUser: 1.5 }, /other than root/],
    ['entityRef', { entityRef: 'bank-churn' }, /full entity ref/],
    ['entityRef', { entityRef: 'component:default/a b' }, /full entity ref/],
    ['templateRef', { templateRef: 'x' }, /full entity ref/],
  ])('finds fault with %s in %j', (field, changes, message) => {
    expect(check(changes)).toEqual([
      { field, message: expect.stringMatching(message) },
    ]);
  });

  it.each([
    'jupyter/scipy-notebook',
    'quay.io/jupyter/scipy-notebook:2026-01-05',
    '0.0.0.0:5000/jupyter-scipy',
    'registry.example.com:5000/ml/team_a/x__y.z-w:v1.2_3',
    `ghcr.io/a/b@sha256:${'0'.repeat(64)}`,
    `ghcr.io/a/b:1@sha256:${'0'.repeat(64)}`,
  ])('takes the image %s', image => {
    expect(check({ image })).toEqual([]);
  });

  it('names every field that is wrong, not only the first', () => {
    const fields = check({ name: 'X', cpu: 'x', image: '' }).map(
      ({ field }) => field,
    );
    expect(fields).toEqual(['name', 'image', 'cpu']);
  });
});
