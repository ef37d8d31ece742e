import { SecretReader } from './SecretReader';

const place = { cluster: 'local', namespace: 'churn', name: 's3' };

function setup() {
  const get = jest.fn(async () => ({
    status: 'ok' as const,
    object: {
      metadata: {
        namespace: 'churn',
        name: 's3',
        annotations: { 'serving.kserve.io/s3-endpoint': 'hidden-endpoint' },
      },
      type: 'Opaque',
      data: { password: 'hidden-password', access: 'hidden-access' },
    },
  }));
  return {
    get,
    reader: SecretReader.create({
      reads: { get },
      clusters: new Set(['local']),
    }),
  };
}

describe('SecretReader', () => {
  it('asks nothing of a cluster where the configuration does not allow it', async () => {
    const { get, reader } = setup();
    expect(await reader.names({ ...place, cluster: 'other' })).toEqual({
      status: 'disabled',
    });
    expect(get).not.toHaveBeenCalled();
  });

  it('tells names, whatever the gateway lets through', async () => {
    const { reader } = setup();
    const result = await reader.names(place);
    expect(result).toEqual({
      status: 'ok',
      secret: {
        namespace: 'churn',
        name: 's3',
        type: 'Opaque',
        annotations: ['serving.kserve.io/s3-endpoint'],
        keys: ['access', 'password'],
      },
    });
    expect(JSON.stringify(result)).not.toContain('hidden');
  });

  it('hands on why it cannot be read', async () => {
    const failure = { status: 'forbidden', message: 'Grant "get".' } as const;
    const get = async () => failure;
    const clusters = new Set(['local']);
    const reader = SecretReader.create({ reads: { get }, clusters });
    expect(await reader.names(place)).toEqual(failure);
  });
});
