import { cullingOf } from './culling';
import { parseNotebook } from './Notebook';

const notebook = (annotations: Readonly<Record<string, string>>) =>
  parseNotebook({
    metadata: { name: 'lab', annotations },
    spec: { template: { spec: { containers: [{ image: 'jupyter' }] } } },
  });
const activity = (time: string) => ({
  'notebooks.kubeflow.org/last-activity': time,
});
const checked = (time: string) => ({
  'notebooks.kubeflow.org/last_activity_check_timestamp': time,
});
const started = '2026-01-31T10:00:00Z';

describe('cullingOf', () => {
  it('counts from the last activity', () => {
    expect(
      cullingOf(
        notebook(activity('2026-01-31T11:00:00Z')),
        { idleMinutes: 90 },
        started,
      ),
    ).toEqual({
      lastActivity: '2026-01-31T11:00:00.000Z',
      stopsAt: '2026-01-31T12:30:00.000Z',
      detectable: true,
    });
  });

  it('knows no time before the first activity', () => {
    expect(
      cullingOf(notebook({}), { idleMinutes: 90 }).stopsAt,
    ).toBeUndefined();
  });

  it.each([
    ['VS Code', { 'notebooks.kubeflow.org/server-type': 'group-one' }],
    ['RStudio', { 'notebooks.kubeflow.org/server-type': 'group-two' }],
    [
      'a server that never answered',
      { ...activity(started), ...checked('2026-01-31T12:00:00Z') },
    ],
  ])('sees no activity in %s', (_what, annotations) => {
    expect(
      cullingOf(notebook(annotations), { idleMinutes: 90 }, started).detectable,
    ).toBe(false);
  });

  it('waits for more checks before it takes a server for silent', () => {
    const annotations = {
      ...activity(started),
      ...checked('2026-01-31T10:30:00Z'),
    };
    expect(
      cullingOf(notebook(annotations), { idleMinutes: 90 }, started).detectable,
    ).toBe(true);
  });
});
