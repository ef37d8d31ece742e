import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type KubernetesEvent,
  type NotebookEvidence,
  type Finding,
  cullingOf,
  mergeEvents,
  podDefaultEffects,
  wantedLog,
} from '@mlops-portal/backstage-plugin-mlops-common';
import type { NotebooksConfig } from '@mlops-portal/backstage-plugin-mlops-node';
import type { EntityContext } from '../entity';
import {
  type KubernetesIntegration,
  claimKind,
  notebookKind,
  notebookPodKind,
  statefulSetKind,
} from '../kubernetes';
import type { Schemas } from '../openapi';
import type {
  LocatedNotebook,
  NotebookFinder,
  NotebookPlace,
} from './NotebookFinder';
import { readEventsAbout } from './NotebookEvents';
import type { AuditedRead, CrashLogs } from './detail/CrashLogs';
import type { MlflowHealth } from './detail/MlflowHealth';
import { commandsOf } from './detail/commandsOf';
import { environmentOf } from './detail/environmentOf';
import { looksAt } from './detail/looksAt';
import { mlflowOf } from './detail/mlflowOf';
import { conditionsOf, podsOf } from './detail/podsOf';
import { requestChain } from './detail/requestChain';
import { type Surroundings, readSurroundings } from './detail/surroundings';
import { volumesOf } from './detail/volumesOf';
import { eventsOf, notebookParts } from './notebookParts';
import { rowOf } from './notebookRow';
import { operateOf } from './operate/operateOf';
import { toQuotaDtos } from './readQuotas';
import { diagnose } from './workspaces';
import { reportBroken } from './reportBroken';

/** @internal */
export interface NotebookDetailOptions {
  readonly kubernetes: KubernetesIntegration;
  readonly finder: NotebookFinder;
  readonly settings: NotebooksConfig;
  readonly mlflow: MlflowHealth;
  readonly crashLogs: CrashLogs;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

const MOST_EVENTS = 200;

/** One notebook with all that can be found out about it. @internal */
export class NotebookDetailService {
  readonly #options: NotebookDetailOptions;

  private constructor(options: NotebookDetailOptions) {
    this.#options = options;
  }

  static create(options: NotebookDetailOptions): NotebookDetailService {
    return new NotebookDetailService(options);
  }

  async get(
    context: EntityContext,
    place: NotebookPlace,
    auditedLog: AuditedRead,
  ): Promise<Schemas['NotebookDetail']> {
    const { kubernetes, finder, settings, logger, now } = this.#options;
    const located = await finder.locate(context, place);
    const { notebook, list, sources } = located;
    const parts = notebookParts(notebook, list);
    const culling = settings.cullingIn(place.cluster);
    const watched: NotebookEvidence = {
      ...parts,
      claims: list.related.all(claimKind),
      namespacePods: list.related.all(notebookPodKind),
      culling,
      notebook,
      now: now(),
    };
    const { phase } = diagnose(watched).status;
    const log = wantedLog(watched);
    const [around, mlflow, operate, text] = await Promise.all([
      readSurroundings(kubernetes.reads, located, phase, context.signal),
      mlflowOf(
        { notebook, podDefaults: parts.podDefaults },
        this.#options.mlflow,
      ),
      operateOf(context, settings, notebook),
      log && this.#options.crashLogs.of(context, { ...list, log }, auditedLog),
    ]);
    const evidence = {
      ...watched,
      ...evidenceAround(around, located),
      namespacePods: around.namespacePods ?? watched.namespacePods,
      othersReconciled: areOthersReconciled(located),
      mlflowServers: mlflow.servers,
      user: context.email,
      log: text,
    };
    const diagnosis = diagnose(evidence);
    reportBroken(diagnosis, logger);
    const gatewayUrl = kubernetes.gatewayUrl(place.cluster);
    const pods = parts.pods ?? [];
    const effects = podDefaultEffects({
      notebook,
      podDefaults: parts.podDefaults ?? [],
      pod: pods[0],
      namespaceLabels: around.namespace?.labels,
    });
    const row = rowOf({
      cluster: place.cluster,
      notebook,
      parts,
      settings: { gatewayUrl, culling },
      now: evidence.now,
      diagnosis,
    });
    return {
      ...row,
      diagnosis: diagnosis.findings.map(toFindingDto),
      looksAt: looksAt(evidence),
      volumes: volumesOf(notebook, {
        claims: evidence.claims,
        notebooks: list.related.all(notebookKind),
        pods: evidence.namespacePods,
        own: pods,
      }),
      conditions: conditionsOf(notebook, pods),
      pods: podsOf(notebook, pods),
      podDefaults: effects.map(
        ({ name, description, state, reason, injects }) => ({
          name,
          description,
          state,
          reason,
          injects: injects.map(injection => ({ ...injection })),
        }),
      ),
      environment: environmentOf(notebook, effects, around.podObject),
      images: [...notebook.initContainers, ...notebook.containers].flatMap(
        ({ name, image }) => (image ? [{ container: name, image }] : []),
      ),
      quotas: toQuotaDtos(place.cluster, around.quotas ?? []),
      culling: cullingDto(evidence, row),
      mlflow: mlflow.dto,
      commands: commandsOf(notebook, pods, parts.workspace !== undefined),
      operate,
      chain: around.virtualServices
        ? requestChain({
            notebook,
            gatewayUrl,
            virtualServices: around.virtualServices,
            authorizationPolicies: around.authorizationPolicies,
            service: around.service,
            pods: parts.pods,
            email: context.email,
          })
        : [],
      sources: [...sources, ...around.sources],
    };
  }

  async events(
    context: EntityContext,
    place: NotebookPlace,
  ): Promise<Schemas['EventList']> {
    const { kubernetes, finder } = this.#options;
    const { notebook, list, sources } = await finder.locate(context, place);
    const pods = list.pods?.get(notebook.name) ?? [];
    const names = [
      notebook.name,
      ...new Set([`${notebook.name}-0`, ...pods.map(({ name }) => name)]),
    ];
    const result = await readEventsAbout(
      kubernetes.reads,
      list,
      names,
      context.signal,
    );
    if (result.status !== 'ok') {
      const { status, message } = result;
      const { cluster, namespace } = list;
      const asOf = this.#options.now().toISOString();
      return {
        items: [],
        sources: [...sources, { cluster, namespace, status, message, asOf }],
      };
    }
    return {
      items: mergeEvents(eventsOf(notebook, list, result.index))
        .slice(0, MOST_EVENTS)
        .map(toEventDto),
      sources,
    };
  }
}

function evidenceAround(
  around: Surroundings,
  { notebook, list }: LocatedNotebook,
): Partial<NotebookEvidence> {
  const { events, sources: _sources, podObject: _pod, ...rest } = around;
  return {
    ...rest,
    ...(events && { events: mergeEvents(eventsOf(notebook, list, events)) }),
  };
}

/** True when the controller made something of another notebook beside this one; else nobody can tell. */
function areOthersReconciled({
  notebook,
  list: { related },
}: LocatedNotebook): true | undefined {
  const others = related.all(notebookKind) ?? [];
  return (
    others.some(
      ({ name }) =>
        name !== notebook.name && related.named(statefulSetKind, name),
    ) || undefined
  );
}

function cullingDto(
  { notebook, culling, pods }: NotebookEvidence,
  { phase, stopsAt }: Schemas['Notebook'],
): Schemas['NotebookCulling'] {
  const startedAt = pods?.[0]?.createdAt;
  const { lastActivity, detectable } = cullingOf(
    notebook,
    culling ?? { idleMinutes: 0 },
    startedAt,
  );
  if (!culling) {
    const state = culling === null ? 'off' : 'unknown';
    return { state, lastActivity, detectable };
  }
  return {
    state: 'on',
    idleMinutes: culling.idleMinutes,
    lastActivity,
    detectable,
    stopsAt: phase === 'running' ? stopsAt : undefined,
  };
}

function toFindingDto(finding: Finding): Schemas['Finding'] {
  return {
    ...finding,
    evidence: [...finding.evidence],
    remedies: finding.remedies.map(remedy => ({ ...remedy })),
    consequences: finding.consequences.map(toFindingDto),
  };
}

function toEventDto(event: KubernetesEvent): Schemas['Event'] {
  const { type, reason, message, kind, name, count } = event;
  return {
    type,
    reason: reason ?? '',
    message,
    object: { kind, name },
    count,
    firstAt: event.firstAt,
    lastAt: event.lastAt,
    source: event.source,
  };
}
