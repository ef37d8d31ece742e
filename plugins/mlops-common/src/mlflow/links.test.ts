import {
  experimentPageUrl,
  modelPageUrl,
  modelVersionPageUrl,
  runPageUrl,
} from './links';

describe('links to the pages of MLflow', () => {
  it.each([
    ['http://localhost:7500', 'http://localhost:7500/#/experiments/1'],
    ['http://localhost:7500/', 'http://localhost:7500/#/experiments/1'],
    [
      'https://k.example.com/mlflow',
      'https://k.example.com/mlflow/#/experiments/1',
    ],
    [
      'https://u:p@k.example.com/mlflow/?x#y',
      'https://k.example.com/mlflow/#/experiments/1',
    ],
    ['data:text/html,x', undefined],
    ['not a url', undefined],
  ])('below %s', (externalUrl, expected) => {
    expect(experimentPageUrl({ externalUrl }, '1')).toBe(expected);
  });

  it('escapes names and carries the workspace', () => {
    const site = { externalUrl: 'http://m', workspace: 'team-a' };
    expect(runPageUrl(site, '1', 'r')).toBe(
      'http://m/#/experiments/1/runs/r?workspace=team-a',
    );
    expect(modelPageUrl({ externalUrl: 'http://m' }, 'a/b?')).toBe(
      'http://m/#/models/a%2Fb%3F',
    );
    expect(modelVersionPageUrl({ externalUrl: 'http://m' }, 'a b', '3')).toBe(
      'http://m/#/models/a%20b/versions/3',
    );
  });
});
