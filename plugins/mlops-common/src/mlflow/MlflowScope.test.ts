import { mlflowScope } from './MlflowScope';

function scopeOf(annotations: Record<string, string>) {
  return mlflowScope({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'Bank-Churn', annotations },
  });
}

describe('mlflowScope', () => {
  it('reads comma lists once each and knows the entity by its ref', () => {
    const scope = scopeOf({
      'mlflow.org/experiment-id': '1, 7,1',
      'mlflow.org/experiment-name': 'bank-churn, team/tuning ',
      'mlflow.org/registered-model': 'bank-churn',
      'mlflow.org/server': 'main',
      'mlflow.org/workspace': 'team-a',
      'mlflow.org/run-filter': "tags.team = 'risk'",
    });
    expect(scope).toMatchObject({
      entityRef: 'component:default/bank-churn',
      servers: ['main'],
      experimentIds: ['1', '7'],
      experimentNames: ['bank-churn', 'team/tuning'],
      registeredModels: ['bank-churn'],
      workspace: 'team-a',
      runFilter: { alternatives: [["tags.team = 'risk'"]] },
      followable: true,
      problems: [],
    });
  });

  it('is empty without annotations', () => {
    expect(scopeOf({})).toMatchObject({
      servers: [],
      experimentIds: [],
      experimentNames: [],
      followable: true,
      problems: [],
    });
  });

  it.each([
    ['mlflow.org/experiment-name', 'https://evil.example.com/x', 'is a URL'],
    ['mlflow.org/experiment-name', '../../etc/passwd', 'is a path'],
    ['mlflow.org/experiment-name', '/Users/me/x', 'is a path'],
    ['mlflow.org/experiment-name', 'a\u0000b', 'control characters'],
    ['mlflow.org/experiment-name', 'x'.repeat(501), 'longer than 500'],
    ['mlflow.org/registered-model', 'C:\\models', 'is a path'],
    ['mlflow.org/experiment-id', '1/../2', 'is no experiment id'],
    ['mlflow.org/experiment-id', 'abc', 'is no experiment id'],
    ['mlflow.org/experiment-id', '', 'is empty'],
    ['mlflow.org/experiment-name', ' , ', 'is empty'],
    ['mlflow.org/experiments', 'x', 'is not known'],
  ])('does not follow %s %p and says why', (annotation, value, reason) => {
    const scope = scopeOf({ [annotation]: value });
    expect(scope.experimentIds).toEqual([]);
    expect(scope.experimentNames).toEqual([]);
    expect(scope.registeredModels).toEqual([]);
    expect(scope.followable).toBe(true);
    expect(scope.problems).toEqual([
      { annotation, message: expect.stringContaining(reason) },
    ]);
    expect(scope.problems[0].message).toContain(annotation);
  });

  it.each([
    ['mlflow.org/server', 'http://169.254.169.254/'],
    ['mlflow.org/workspace', 'team-a,team-b'],
    ['mlflow.org/workspace', '../x'],
    ['mlflow.org/run-filter', "tags.a = 'x' OR"],
  ])(
    'is not followable at all when %s %p would show too much otherwise',
    (annotation, value) => {
      const scope = scopeOf({
        [annotation]: value,
        'mlflow.org/experiment-name': 'bank-churn',
      });
      expect(scope.followable).toBe(false);
      expect(scope.problems[0].annotation).toBe(annotation);
    },
  );

  it('reads at most 50 names', () => {
    const names = Array.from({ length: 60 }, (_, index) => `e${index}`);
    const scope = scopeOf({ 'mlflow.org/experiment-name': names.join(',') });
    expect(scope.experimentNames).toHaveLength(50);
    expect(scope.problems[0].message).toContain('60');
  });
});
