import { LABEL, PATH, cluster, names, start } from '../__testUtils__/notebooks';
import { notebook } from '../__testUtils__/objects';

describe('labels across the cluster', () => {
  it('finds them in namespaces of the viewer and of the owner', async () => {
    const api = await start({ 'mlops/cluster': 'local' });
    const { body } = await api.get(PATH);
    expect(names(body)).toEqual(['churn-explore', 'churn-report']);
    expect(body.items[0].phase).toBe('running');
    expect(JSON.stringify(body)).not.toContain('forecast');
  });

  it('ignores what another team labels onto the entity', async () => {
    const gateway = cluster().add(
      'local',
      // The guest may see this namespace, but the entity is not that team's.
      notebook('fraud', 'planted', { labels: LABEL }),
    );
    const api = await start({ 'mlops/cluster': 'local' }, { gateway });
    expect(names((await api.get(PATH)).body)).not.toContain('planted');
  });

  it('ignores an object whose full ref names another entity', async () => {
    const gateway = cluster().add(
      'local',
      notebook('churn', 'agrees', {
        labels: LABEL,
        annotations: { 'mlops/entity-ref': 'Component:default/bank-churn' },
      }),
      notebook('churn', 'differs', {
        labels: LABEL,
        annotations: { 'mlops/entity-ref': 'component:default/other' },
      }),
    );
    const discovered = await start({ 'mlops/cluster': 'local' }, { gateway });
    expect(names((await discovered.get(PATH)).body)).toEqual([
      'agrees',
      'churn-explore',
      'churn-report',
    ]);
    const placed = await start({ 'mlops/namespace': 'churn' }, { gateway });
    expect(names((await placed.get(PATH)).body)).not.toContain('differs');
  });

  it('finds the labels of the Kubernetes plugin', async () => {
    const gateway = cluster().add(
      'local',
      notebook('fraud', 'by-id', {
        labels: { 'backstage.io/kubernetes-id': 'churn' },
      }),
      notebook('forecast', 'foreign', {
        labels: { 'backstage.io/kubernetes-id': 'churn' },
      }),
    );
    const api = await start(
      { 'backstage.io/kubernetes-id': 'churn' },
      { gateway },
    );
    expect(names((await api.get(PATH)).body)).toEqual([
      'churn-explore',
      'churn-report',
      'by-id',
    ]);
  });

  it('says what to do about namespaces without an owner', async () => {
    const gateway = cluster().add(
      'local',
      notebook('orphan', 'lost', { labels: LABEL }),
    );
    const api = await start({ 'mlops/cluster': 'local' }, { gateway });
    const { body } = await api.get(PATH);
    expect(names(body)).not.toContain('lost');
    expect(body.sources).toContainEqual(
      expect.objectContaining({
        status: 'refused',
        message: expect.stringContaining('Add the annotation "mlops/owner"'),
      }),
    );
    expect(JSON.stringify(body)).not.toContain('orphan');
  });
});
