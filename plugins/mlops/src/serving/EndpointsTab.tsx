import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { endpointReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { EndpointList } from '../api';
import {
  EmptyPanel,
  entityTitle,
  ListFrame,
  useListState,
} from '../components';
import { useEntityTab } from '../entity';
import { MlopsQueryProvider } from '../query';
import { mlopsTranslationRef } from '../translation';
import { statuses } from './statusTone';
import { useEndpointColumns } from './useEndpointColumns';
import { useEndpoints } from './useEndpoints';
import { useEndpointSentence } from './useEndpointSentence';

/** Entity tab: the models that answer requests. */
export function EndpointsTab() {
  return (
    <MlopsQueryProvider>
      <EndpointsPanel />
    </MlopsQueryProvider>
  );
}

function EndpointsPanel() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const state = useListState();
  const query = useEndpoints(state);
  const experiments = useEntityTab(
    'entity-content:mlops/experiments',
    '/experiments',
  );
  const columns = useEndpointColumns({
    sources: query.data?.sources,
    modelsPath: experiments && `${experiments}#models`,
    why: state.why,
    onWhy: state.setWhy,
  });
  const sentenceOf = useEndpointSentence();
  return (
    <ListFrame
      id="endpoints"
      query={query}
      state={state}
      what={t('endpoints.what')}
      title={t('endpoints.panel')}
      filterLabel={t('filter.endpoints')}
      permission={endpointReadPermission.name}
      columns={columns}
      sentenceOf={sentenceOf}
      chipsOf={({ counts, totalItems }) => [
        {
          label: t('filter.chips'),
          value: state.status,
          onValue: state.setStatus,
          chips: [
            { value: '', label: t('filter.all'), count: totalItems },
            ...statuses
              .filter(status => counts[status])
              .map(status => ({
                value: status,
                label: t(`endpoints.status.${status}`),
                count: counts[status],
              })),
          ],
        },
      ]}
      renderEmpty={list => <NoEndpoint list={list} />}
    />
  );
}

function NoEndpoint(props: { list: EndpointList }) {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const { entity } = useEntity();
  const name = entityTitle(entity);
  return (
    <EmptyPanel
      title={t('endpoints.emptyTitle', { name })}
      text={t('endpoints.emptyText')}
      reason={
        props.list.bound ? undefined : t('endpoints.emptyUnbound', { name })
      }
      annotations={[
        ['mlops/cluster', '<cluster>'],
        ['mlops/namespace', '<namespace>'],
        ['mlops/inference-services', '<name>'],
      ]}
    />
  );
}
