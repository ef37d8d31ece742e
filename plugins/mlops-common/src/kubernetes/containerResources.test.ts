import { ObjectReader } from './ObjectReader';
import { sumResources } from './containerResources';
import { gpuVendor } from './gpus';

describe('sumResources', () => {
  const sum = (...resources: unknown[]) => {
    const problems: string[] = [];
    const containers = ObjectReader.of(
      resources.map(value => ({ resources: value })),
      problems,
    ).list();
    return { ...sumResources(containers), problems };
  };

  it('adds up containers and writes canonical quantities', () => {
    expect(
      sum(
        { requests: { cpu: '0.5', memory: '1Gi' }, limits: { cpu: 2 } },
        { requests: { cpu: '500m', memory: '512Mi' } },
      ),
    ).toMatchObject({
      cpu: { request: '1', limit: '2' },
      memory: { request: '1536Mi', limit: undefined },
      gpus: [],
      problems: [],
    });
  });

  it('takes a limit without request as the request', () => {
    expect(sum({ limits: { memory: '4Gi' } }).memory).toEqual({
      request: '4Gi',
      limit: '4Gi',
    });
  });

  it('counts GPUs of every container once, whether requested or limited', () => {
    expect(
      sum(
        { limits: { 'nvidia.com/gpu': '1' } },
        {
          requests: { 'nvidia.com/gpu': 2 },
          limits: { 'nvidia.com/gpu': 2, 'amd.com/gpu': '0' },
        },
      ).gpus,
    ).toEqual([{ vendor: 'NVIDIA', resource: 'nvidia.com/gpu', count: 3 }]);
  });

  it('leaves out what is no quantity and says so', () => {
    expect(
      sum({ requests: { cpu: 'lots', memory: '1GiB' }, limits: [] }),
    ).toMatchObject({
      cpu: { request: undefined },
      memory: { request: undefined },
      problems: [
        '[0].resources.limits is not an object.',
        '[0].resources.requests.cpu is not a quantity such as 500m or 2Gi.',
        '[0].resources.requests.memory is not a quantity such as 500m or 2Gi.',
      ],
    });
  });
});

describe('gpuVendor', () => {
  it.each([
    ['nvidia.com/gpu', 'NVIDIA'],
    ['nvidia.com/gpu.shared', 'NVIDIA'],
    ['nvidia.com/mig-1g.5gb', 'NVIDIA'],
    ['amd.com/gpu', 'AMD'],
    ['gpu.intel.com/i915', 'Intel'],
    ['gpu.intel.com/xe', 'Intel'],
    ['intel.com/gpu', 'Intel'],
    ['habana.ai/gaudi', 'Intel Gaudi'],
    ['aws.amazon.com/neuroncore', 'AWS Neuron'],
    ['google.com/tpu', 'Google TPU'],
    ['cpu', undefined],
    ['rdma/hca', undefined],
    ['hugepages-2Mi', undefined],
  ])('of %s is %s', (resource, vendor) => {
    expect(gpuVendor(resource)).toBe(vendor);
  });
});
