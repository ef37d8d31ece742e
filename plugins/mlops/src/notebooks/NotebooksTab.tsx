import { useEntity } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { notebookReadPermission } from '@mlops-portal/backstage-plugin-mlops-common';
import type { NotebookList } from '../api';
import {
  EmptyPanel,
  entityTitle,
  QueryPanel,
  SourceNotices,
  TabHeader,
} from '../components';
import { NewWorkspaceButton } from '../entity';
import { MlopsQueryProvider } from '../query';
import { mlopsTranslationRef } from '../translation';
import { NotebookTable } from './NotebookTable';
import { useNotebooks } from './useNotebooks';
import { useNotebookSentence } from './useNotebookSentence';

/** Entity tab: the workspaces of the team. */
export function NotebooksTab() {
  return (
    <MlopsQueryProvider>
      <NotebooksPanel />
    </MlopsQueryProvider>
  );
}

function NotebooksPanel() {
  const { t } = useTranslationRef(mlopsTranslationRef);
  const query = useNotebooks();
  return (
    <QueryPanel
      query={query}
      what={t('notebooks.what')}
      title={t('notebooks.panel')}
      permission={notebookReadPermission.name}
      skeleton={[36, 40, 300]}
    >
      {list => <NotebooksAnswer list={list} />}
    </QueryPanel>
  );
}

function NotebooksAnswer(props: { list: NotebookList }) {
  const { list } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const { entity } = useEntity();
  const sentence = useNotebookSentence(list);
  const isEmpty = list.items.length === 0;
  return (
    <>
      <TabHeader sentence={sentence}>
        {!isEmpty && <NewWorkspaceButton />}
      </TabHeader>
      <SourceNotices sources={list.sources} />
      {isEmpty ? (
        <EmptyPanel
          title={t('notebooks.emptyTitle', { name: entityTitle(entity) })}
          text={t('notebooks.emptyText')}
          reason={t('notebooks.emptyUnbound', { name: entityTitle(entity) })}
          annotations={
            list.bound
              ? undefined
              : [
                  ['mlops/cluster', '<cluster>'],
                  ['mlops/namespace', '<namespace>'],
                ]
          }
          action={<NewWorkspaceButton />}
          actionText={t('notebooks.emptyAction')}
        />
      ) : (
        <NotebookTable list={list} />
      )}
    </>
  );
}
