import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { endpointReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { EndpointList } from '../api';
import {
  EmptyPanel,
  entityTitle,
  QueryPanel,
  SourceNotices,
  TabHeader,
} from '../components';
import { MlopsQueryProvider } from '../query';
import { mlopsTranslationRef } from '../translation';
import { EndpointTable } from './EndpointTable';
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
  const query = useEndpoints();
  return (
    <QueryPanel
      query={query}
      what={t('endpoints.what')}
      title={t('endpoints.panel')}
      permission={endpointReadPermission.name}
      skeleton={[36, 40, 300]}
    >
      {list => <EndpointsAnswer list={list} />}
    </QueryPanel>
  );
}

function EndpointsAnswer(props: { list: EndpointList }) {
  const { list } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const { entity } = useEntity();
  const sentence = useEndpointSentence(list);
  const isEmpty = list.items.length === 0;
  return (
    <>
      <TabHeader sentence={sentence} />
      <SourceNotices sources={list.sources} />
      {isEmpty ? (
        <EmptyPanel
          title={t('endpoints.emptyTitle', { name: entityTitle(entity) })}
          text={t('endpoints.emptyText')}
          reason={
            list.bound
              ? undefined
              : t('endpoints.emptyUnbound', { name: entityTitle(entity) })
          }
          annotations={[
            ['mlops/cluster', '<cluster>'],
            ['mlops/namespace', '<namespace>'],
            ['mlops/inference-services', '<name>'],
          ]}
        />
      ) : (
        <EndpointTable list={list} />
      )}
    </>
  );
}
