import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Endpoint, Source } from '../api';
import {
  type DataColumn,
  EvidenceToggle,
  staleSource,
  StatusLabel,
  StatusTooltip,
  TimeAgo,
  Truncated,
} from '../components';
import { mlopsTranslationRef } from '../translation';
import { EndpointUrl } from './EndpointUrl';
import { ModelVersion } from './ModelVersion';
import { Replicas } from './Replicas';
import { statuses, statusTone } from './statusTone';
import { TrafficBar } from './TrafficBar';

/** Names a row in the address and between two answers. */
export function endpointKey(endpoint: Endpoint): string {
  return `${endpoint.cluster}/${endpoint.namespace}/${endpoint.name}`;
}

/** The columns of the list of endpoints. */
export function useEndpointColumns(options: {
  sources: readonly Source[];
  modelsPath: string | undefined;
  /** Which row shows its evidence. */
  why: string;
  onWhy: (key: string) => void;
}): readonly DataColumn<Endpoint>[] {
  const { sources, modelsPath, why, onWhy } = options;
  const { t } = useTranslationRef(mlopsTranslationRef);
  return useMemo(
    () => [
      {
        id: 'status',
        title: t('endpoints.column.status'),
        sortValue: endpoint => statuses.indexOf(endpoint.status),
        render: endpoint => (
          <StatusLabel
            tone={statusTone[endpoint.status]}
            label={t(`endpoints.status.${endpoint.status}`)}
            tooltip={
              <StatusTooltip
                headline={endpoint.headline}
                since={endpoint.since}
                evidence={endpoint.evidence}
                asOf={staleSource(sources, endpoint)?.asOf}
              />
            }
          />
        ),
      },
      {
        id: 'name',
        title: t('endpoints.column.name'),
        rowHeader: true,
        sortValue: endpoint => endpoint.name,
        render: endpoint => (
          <>
            <Typography variant="subtitle2" component="div">
              <Truncated text={endpoint.name} width={280} />
            </Typography>
            {endpoint.status !== 'ready' && (
              <EvidenceToggle
                name={endpoint.name}
                headline={endpoint.headline}
                since={endpoint.since}
                evidence={endpoint.evidence}
                open={why === endpointKey(endpoint)}
                onToggle={open => onWhy(open ? endpointKey(endpoint) : '')}
              />
            )}
          </>
        ),
      },
      {
        id: 'model',
        title: t('endpoints.column.model'),
        sortValue: ({ model }) =>
          model?.name && `${model.name} ${model.version ?? ''}`,
        render: endpoint => (
          <ModelVersion endpoint={endpoint} modelsPath={modelsPath} />
        ),
      },
      {
        id: 'runtime',
        title: t('endpoints.column.runtime'),
        hint: t('endpoints.column.runtimeHint'),
        sortValue: endpoint => endpoint.runtime ?? endpoint.modelFormat,
        render: ({ runtime, modelFormat, protocol }) => (
          <>
            <Truncated width={180} text={runtime ?? t('endpoints.noRuntime')} />
            <Typography variant="body2" component="div" color="textSecondary">
              {[modelFormat, protocol].filter(Boolean).join(' · ')}
            </Typography>
          </>
        ),
      },
      {
        id: 'replicas',
        title: t('endpoints.column.replicas'),
        align: 'right',
        sortValue: ({ replicas }) => replicas?.ready,
        render: endpoint => <Replicas replicas={endpoint.replicas} />,
      },
      {
        id: 'traffic',
        title: t('endpoints.column.traffic'),
        render: endpoint => <TrafficBar endpoint={endpoint} />,
      },
      {
        id: 'url',
        title: t('endpoints.column.url'),
        render: endpoint => <EndpointUrl endpoint={endpoint} />,
      },
      {
        id: 'age',
        title: t('endpoints.column.age'),
        sortValue: ({ createdAt }) =>
          createdAt ? -Date.parse(createdAt) : undefined,
        render: ({ createdAt }) => (
          <Typography variant="body2" component="div" noWrap>
            <TimeAgo time={createdAt} fallback="–" />
          </Typography>
        ),
      },
    ],
    [t, sources, modelsPath, why, onWhy],
  );
}
