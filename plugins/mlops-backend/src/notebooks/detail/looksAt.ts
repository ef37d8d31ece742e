import type { NotebookEvidence } from '@mlops-portal/backstage-plugin-mlops-common';

/** What a diagnosis knew, in words. What is missing here could not be read, or was not asked for. @internal */
export function looksAt(evidence: NotebookEvidence): string[] {
  const { notebook, pods, statefulSet, events, claims } = evidence;
  const amount = (count: number, one: string, many = `${one}s`) =>
    `${count === 0 ? 'no' : count} ${count === 1 ? one : many}`;
  const counted = (
    list: readonly unknown[] | undefined,
    one: string,
    many?: string,
  ) => (list ? [amount(list.length, one, many)] : []);
  return [
    `${evidence.workspace ? 'Workspace' : 'Notebook'} ${notebook.name}`,
    ...(statefulSet === undefined
      ? []
      : [statefulSet ? `StatefulSet ${statefulSet.name}` : 'no StatefulSet']),
    ...(pods?.length
      ? pods.map(({ name }) => `Pod ${name}`)
      : counted(pods, 'Pod')),
    ...counted(events, 'event'),
    ...counted(claims, 'volume claim'),
    ...counted(evidence.podDefaults, 'PodDefault'),
    ...(evidence.log ? [`log of ${evidence.log.container}`] : []),
    ...counted(evidence.quotas, 'quota'),
    ...counted(evidence.limitRanges, 'limit range'),
    ...counted(evidence.serviceAccounts, 'service account'),
    ...counted(evidence.nodes, 'node'),
    ...counted(evidence.storageClasses, 'storage class', 'storage classes'),
    ...counted(evidence.virtualServices, 'VirtualService'),
    ...counted(
      evidence.authorizationPolicies,
      'AuthorizationPolicy',
      'AuthorizationPolicies',
    ),
    ...(evidence.service === undefined
      ? []
      : [evidence.service ? `Service ${evidence.service.name}` : 'no Service']),
  ];
}
