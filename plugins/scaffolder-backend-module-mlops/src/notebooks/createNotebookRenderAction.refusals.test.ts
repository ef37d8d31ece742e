import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  config,
  gateway,
  goodInput,
  type ReadingGateway,
  setUp,
} from '../__testUtils__/setup';

describe('mlops:notebook:render writes nothing and fails', () => {
  const workspace = createMockDirectory();
  beforeEach(() => workspace.clear());

  const failing = (answers: Partial<ReadingGateway>): ReadingGateway => ({
    ...gateway,
    ...answers,
  });
  const unreachable = {
    status: 'unreachable' as const,
    message: 'Cluster local does not answer.',
  };

  /** The error, and what was in the workspace when it was thrown. */
  async function refusal({ run }: ReturnType<typeof setUp>, input: object) {
    const error = await run(input, workspace.path).then(
      () => undefined,
      (reason: Error) => reason,
    );
    return {
      name: error?.name,
      message: error?.message,
      written: workspace.content(),
    };
  }

  it.each<[string, object, string, RegExp]>([
    ['an uppercase name', { name: 'Lab' }, 'InputError', /^name: Use lower/],
    [
      'a name of 41 characters',
      { name: 'a'.repeat(41) },
      'InputError',
      /^name: Use at most 40/,
    ],
    [
      'a path for a name',
      { name: '../../x' },
      'InputError',
      /^name: Use lower/,
    ],
    [
      'a path for a namespace',
      { namespace: '../churn' },
      'InputError',
      /^namespace: /,
    ],
    ['a size in words', { cpu: 'lots' }, 'InputError', /^cpu: "lots" is not/],
    [
      'a new volume without a size',
      { homeVolume: { kind: 'new' } },
      'InputError',
      /^homeVolume.size: /,
    ],
    [
      'an image that is not of its type',
      { type: 'jupyter', image: 'rocker/rstudio:4.4.2' },
      'InputError',
      /^RStudio opens a blank page.*metadata\.annotations/s,
    ],
    [
      'several mistakes',
      { cpu: 'x', image: 'a b' },
      'InputError',
      /^image: .* cpu: /,
    ],
    [
      'a short entity ref',
      { entity: 'bank-churn' },
      'InputError',
      /^entity: Use a full entity ref/,
    ],
    [
      'an entity that is not there',
      { entity: 'component:default/none' },
      'NotFoundError',
      /component:default\/none is not in the catalog/,
    ],
    [
      'a namespace of another team',
      { namespace: 'forecast' },
      'NotAllowedError',
      /Namespace "forecast"/,
    ],
    [
      'a namespace of nobody',
      { namespace: 'nobody' },
      'NotAllowedError',
      /mlops\/owner/,
    ],
    [
      'a namespace that is not there',
      { namespace: 'none' },
      'NotAllowedError',
      /Namespace "none"/,
    ],
    [
      "a cluster that is not the entity's",
      { cluster: 'other' },
      'InputError',
      /^cluster: "other" is not one of .*\(local\)/,
    ],
  ])('for %s', async (_title, changes, name, message) => {
    expect(await refusal(setUp(), { ...goodInput, ...changes })).toEqual({
      written: {},
      name,
      message: expect.stringMatching(message),
    });
  });

  it('without the permission', async () => {
    expect(
      await refusal(setUp({ decision: AuthorizeResult.DENY }), goodInput),
    ).toEqual({
      written: {},
      name: 'NotAllowedError',
      message: expect.stringMatching(/mlops\.workload\.propose/),
    });
  });

  it('for a service, which owns no namespace', async () => {
    expect(
      await refusal(
        setUp({ credentials: mockCredentials.service() }),
        goodInput,
      ),
    ).toEqual({
      name: 'NotAllowedError',
      message: expect.stringMatching(/Namespace "churn"/),
      written: {},
    });
  });

  it.each<[string, object, RegExp]>([
    [
      'without mlops.kubernetes.access',
      { gitops: config.mlops.gitops },
      /^mlops\.kubernetes\.access is missing/,
    ],
    [
      'without mlops.gitops.repositories',
      { kubernetes: { access: 'owned' } },
      /^mlops\.gitops\.repositories has no repository/,
    ],
    [
      'with a repository of another cluster only',
      {
        ...config.mlops,
        gitops: {
          repositories: [
            { repoUrl: 'a.example.com?owner=o&repo=r', clusters: ['other'] },
          ],
        },
      },
      /^mlops\.gitops\.repositories has no repository for cluster local/,
    ],
  ])('%s, naming the key', async (_title, mlops, message) => {
    expect(await refusal(setUp({ config: { mlops } }), goodInput)).toEqual({
      written: {},
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    ['clusters', { listClusters: async () => unreachable }],
    ['namespaces', { list: async () => unreachable }],
  ])('when the %s cannot be read', async (_title, answers) => {
    expect(
      await refusal(setUp({ gateway: failing(answers) }), goodInput),
    ).toEqual({
      written: {},
      name: 'ServiceUnavailableError',
      message: 'Cluster local does not answer.',
    });
  });
});
