import {
  isSecretName,
  readEnvironment,
  readEnvironmentSources,
  withoutSecrets,
} from './environment';
import { ObjectReader } from './ObjectReader';

describe('the environment of a container', () => {
  it('is told by origin, and secrets are never kept', () => {
    const env = [
      { name: 'A', value: 'x' },
      { name: 'EMPTY' },
      { name: 'AWS_SECRET_ACCESS_KEY', value: 'hunter2' },
      { name: 'DB', value: 'postgres://ada:hunter2@db:5432/x' },
      { name: 'DB_PASSWORD', value: '$(OTHER)' },
      {
        name: 'TOKEN',
        valueFrom: { secretKeyRef: { name: 's', key: 'k', optional: true } },
      },
      { name: 'C', valueFrom: { configMapKeyRef: { name: 'c', key: 'k' } } },
      { name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      { value: 'without a name' },
      'nonsense',
    ];
    const read = readEnvironment(ObjectReader.of({ env }).at('env'));
    expect(JSON.stringify(read)).not.toContain('hunter2');
    expect(
      read.map(({ name, value, from }) => [name, value, from.kind, from.name]),
    ).toEqual([
      ['A', 'x', 'literal', undefined],
      ['EMPTY', '', 'literal', undefined],
      ['AWS_SECRET_ACCESS_KEY', '***', 'literal', undefined],
      ['DB', 'postgres://ada:***@db:5432/x', 'literal', undefined],
      ['DB_PASSWORD', '$(OTHER)', 'literal', undefined],
      ['TOKEN', undefined, 'secret', 's'],
      ['C', undefined, 'config-map', 'c'],
      ['IP', undefined, 'field', 'status.podIP'],
    ]);
  });

  it('names whole Secrets and ConfigMaps', () => {
    const envFrom = [
      { secretRef: { name: 's' } },
      { configMapRef: { name: 'c', optional: true } },
      {},
    ];
    expect(
      readEnvironmentSources(ObjectReader.of({ envFrom }).at('envFrom')),
    ).toEqual([
      { kind: 'secret', name: 's', optional: false },
      { kind: 'config-map', name: 'c', optional: true },
    ]);
  });

  it.each([
    ['AWS_SECRET_ACCESS_KEY', true],
    ['MLFLOW_TRACKING_PASSWORD', true],
    ['HF_TOKEN', true],
    ['OPENAI_API_KEY', true],
    ['KF_PIPELINES_SA_TOKEN_PATH', false],
    ['TOKENIZERS_PARALLELISM', false],
    ['MLFLOW_TRACKING_URI', false],
    ['NB_PREFIX', false],
  ])('takes %s for a secret: %s', (name, secret) => {
    expect(isSecretName(name)).toBe(secret);
  });

  it.each([
    ['--NotebookApp.token=abc --port=1', '--NotebookApp.token=*** --port=1'],
    ["--NotebookApp.token=''", "--NotebookApp.token=''"],
    ['--password "abc"', '--password "***"'],
    ['https://u:p@host/path', 'https://u:***@host/path'],
    ['--ServerApp.base_url=/x', '--ServerApp.base_url=/x'],
  ])('shows %s as %s', (text, shown) => {
    expect(withoutSecrets(text)).toBe(shown);
  });
});
