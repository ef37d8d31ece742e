import {
  hasLiveRecords,
  liveRecord,
} from '../cluster/__testUtils__/liveRecords';
import { ModelSpec } from './inferenceServiceObjects';
import { clusterServingRuntimes, ServingRuntime } from './servingRuntimes';
import { selectRuntime } from './selectRuntime';

const cluster = clusterServingRuntimes();

function choose(
  model: Partial<ModelSpec> & { name: string; version?: string },
  namespaced: ServingRuntime[] = [],
) {
  const { name, version, ...rest } = model;
  const selection = selectRuntime(
    { model: { ...rest, modelFormat: { name, version } } },
    { namespaced, cluster },
  );
  return 'runtime' in selection
    ? selection.runtime.metadata.name
    : selection.failure.reason;
}

function own(name: string, spec: ServingRuntime['spec']): ServingRuntime {
  return {
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: 'ServingRuntime',
    metadata: { name, namespace: 'churn' },
    spec,
  };
}

describe('selectRuntime', () => {
  it('finds no runtime for mlflow unless version 2 of the protocol is asked for', () => {
    expect(choose({ name: 'mlflow' })).toBe('NoSupportingRuntime');
    expect(choose({ name: 'mlflow', protocolVersion: 'v2' })).toBe(
      'kserve-mlserver',
    );
  });

  it('compares versions as text', () => {
    const sklearn = { name: 'sklearn', protocolVersion: 'v2' };
    expect(choose({ ...sklearn, version: '1' })).toBe('kserve-mlserver');
    expect(choose({ ...sklearn, version: '1.0' })).toBe('NoSupportingRuntime');
  });

  it('takes a runtime of the namespace before any of the cluster', () => {
    const runtime = own('team', {
      supportedModelFormats: [{ name: 'sklearn', autoSelect: true }],
    });
    expect(choose({ name: 'sklearn' }, [runtime])).toBe('team');
  });

  it('leaves out runtimes that are disabled, for many models or not for selection', () => {
    const formats = [{ name: 'catboost', autoSelect: true }];
    const runtimes = [
      own('disabled', { supportedModelFormats: formats, disabled: true }),
      own('many', { supportedModelFormats: formats, multiModel: true }),
      own('nodes', { supportedModelFormats: formats, workerSpec: {} }),
      own('manual', { supportedModelFormats: [{ name: 'catboost' }] }),
    ];
    expect(choose({ name: 'catboost' }, runtimes)).toBe('NoSupportingRuntime');
    expect(choose({ name: 'catboost', runtime: 'manual' }, runtimes)).toBe(
      'manual',
    );
  });

  it.each<[string, Partial<ModelSpec>, string, string]>([
    [
      'is unknown',
      { runtime: 'mlserver' },
      'Waiting for runtime to become available',
      'No ServingRuntimes or ClusterServingRuntimes with the name: mlserver',
    ],
    [
      'is disabled',
      { runtime: 'team' },
      'Specified runtime is disabled',
      'specified runtime team is disabled',
    ],
    [
      'does not speak the protocol',
      { runtime: 'kserve-mlserver', protocolVersion: 'v1' },
      'Specified runtime does not support specified protocol version',
      'specified runtime kserve-mlserver does not support specified protocol version',
    ],
    [
      'does not know the format',
      { runtime: 'kserve-xgbserver' },
      'Specified runtime does not support specified framework/version',
      'specified runtime kserve-xgbserver does not support specified framework/version',
    ],
  ])('refuses a named runtime that %s', (_, model, message, event) => {
    const namespaced = [own('team', { disabled: true })];
    expect(
      selectRuntime(
        { model: { ...model, modelFormat: { name: 'sklearn' } } },
        { namespaced, cluster },
      ),
    ).toEqual({ failure: expect.objectContaining({ message }), event });
  });
});

interface RecordedSelection {
  readonly cases: readonly {
    readonly modelFormat: string;
    readonly version: string | null;
    readonly protocolVersion: string | null;
    readonly selected: string | null;
    readonly failure: string | null;
  }[];
}

(hasLiveRecords ? describe : describe.skip)(
  'choice of runtimes by KServe 0.20 (needs ../shared/fixtures/live)',
  () => {
    it('is the same for every recorded case', () => {
      const { cases } = liveRecord<RecordedSelection>(
        'kserve/v020-runtime-selection',
      );
      const asked = ({
        modelFormat,
        version,
        protocolVersion,
      }: (typeof cases)[0]) => `${modelFormat} ${version} ${protocolVersion}`;
      const answers = cases.map(each => [
        asked(each),
        choose({
          name: each.modelFormat,
          version: each.version ?? undefined,
          protocolVersion: each.protocolVersion ?? undefined,
        }),
      ]);
      expect(answers).toEqual(
        cases.map(each => [asked(each), each.selected ?? each.failure]),
      );
    });
  },
);
