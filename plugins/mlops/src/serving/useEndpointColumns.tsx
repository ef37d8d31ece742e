import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Endpoint, Source } from '../api';
import {
  type DataColumn,
  headlineColumns,
  TimeAgo,
  Truncated,
} from '../components';
import { mlopsTranslationRef } from '../translation';
import { EndpointUrl } from './EndpointUrl';
import { ModelVersion } from './ModelVersion';
import { Replicas } from './Replicas';
import { statusTone } from './statusTone';
import { TrafficBar } from './TrafficBar';

const none: readonly Source[] = [];

/** The columns of the list of endpoints. */
export function useEndpointColumns(options: {
  sources: readonly Source[] | undefined;
  modelsPath: string | undefined;
  /** Which row shows its evidence. */
  why: string;
  onWhy: (key: string) => void;
}): readonly DataColumn<Endpoint>[] {
  const { sources = none, modelsPath, why, onWhy } = options;
  const { t } = useTranslationRef(mlopsTranslationRef);
  return useMemo(
    () => [
      ...headlineColumns<Endpoint>({
        statusId: 'status',
        statusTitle: t('endpoints.column.status'),
        nameTitle: t('endpoints.column.name'),
        sources,
        why,
        onWhy,
        statusOf: ({ status }) => ({
          tone: statusTone[status],
          label: t(`endpoints.status.${status}`),
        }),
        renderName: ({ name }) => <Truncated text={name} width={280} />,
        isFine: ({ status }) => status === 'ready',
      }),
      {
        id: 'model',
        optional: true,
        title: t('endpoints.column.model'),
        render: endpoint => (
          <ModelVersion endpoint={endpoint} modelsPath={modelsPath} />
        ),
      },
      {
        id: 'runtime',
        optional: true,
        title: t('endpoints.column.runtime'),
        hint: t('endpoints.column.runtimeHint'),
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
        optional: true,
        title: t('endpoints.column.replicas'),
        align: 'right',
        render: endpoint => <Replicas replicas={endpoint.replicas} />,
      },
      {
        id: 'traffic',
        optional: true,
        title: t('endpoints.column.traffic'),
        render: endpoint => <TrafficBar endpoint={endpoint} />,
      },
      {
        id: 'url',
        optional: true,
        title: t('endpoints.column.url'),
        render: endpoint => <EndpointUrl endpoint={endpoint} />,
      },
      {
        id: 'createdAt',
        optional: true,
        title: t('endpoints.column.age'),
        sortedElsewhere: true,
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
