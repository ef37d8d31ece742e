import type { Schemas } from '../openapi';
import { totalsOf } from './totals';

function row(
  phase: Schemas['NotebookPhase'],
  resources: Partial<Schemas['Notebook']['resources']>,
) {
  return {
    phase,
    resources: { cpu: {}, memory: {}, gpus: [], ...resources },
  } as unknown as Schemas['Notebook'];
}

describe('totalsOf', () => {
  it('adds up what is asked for, and leaves out what is stopped', () => {
    const gpus = [{ vendor: 'NVIDIA', resource: 'nvidia.com/gpu', count: 2 }];
    expect(
      totalsOf([
        row('running', {
          cpu: { request: '500m' },
          memory: { request: '1Gi' },
        }),
        row('failed', { cpu: { request: '2' }, gpus }),
        row('starting', { memory: { request: '512Mi', limit: '4Gi' }, gpus }),
        row('stopped', { cpu: { request: '64' }, gpus }),
      ]),
    ).toEqual({ cpu: '2500m', memory: '1536Mi', gpus: 4 });
  });

  it('knows nothing of what cannot be read', () => {
    expect(totalsOf([row('running', { cpu: { request: 'much' } })])).toEqual({
      cpu: '0',
      memory: '0',
      gpus: 0,
    });
  });
});
