import { provenanceOf } from './provenance';

describe('provenanceOf', () => {
  it.each([
    [
      {},
      { 'argocd.argoproj.io/tracking-id': 'churn:kubeflow.org/Notebook:a/b' },
      { tool: 'argo-cd', name: 'churn' },
    ],
    [
      {},
      {
        'argocd.argoproj.io/tracking-id':
          'team_churn:kubeflow.org/Notebook:a/b',
      },
      { tool: 'argo-cd', name: 'churn', namespace: 'team' },
    ],
    [
      { 'argocd.argoproj.io/instance': 'churn' },
      {},
      { tool: 'argo-cd', name: 'churn' },
    ],
    [
      {
        'kustomize.toolkit.fluxcd.io/name': 'apps',
        'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
      },
      {},
      { tool: 'flux', name: 'apps', namespace: 'flux-system' },
    ],
    [
      { 'app.kubernetes.io/managed-by': 'Helm' },
      {
        'meta.helm.sh/release-name': 'lab',
        'meta.helm.sh/release-namespace': 'a',
      },
      { tool: 'helm', name: 'lab', namespace: 'a' },
    ],
    [{ 'app.kubernetes.io/managed-by': 'Helm' }, {}, undefined],
    [{}, {}, undefined],
  ])('of %j and %j is %j', (labels, annotations, provenance) => {
    expect(provenanceOf(labels, annotations)).toEqual(provenance);
  });
});
