import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook, NotebookList, Source } from '../api';
import {
  type DataColumn,
  headlineColumns,
  TimeAgo,
  Truncated,
} from '../components';
import { mlopsTranslationRef, type Translate } from '../translation';
import { formatRange } from './formatRange';
import { HomeVolume } from './HomeVolume';
import { LastActivity } from './LastActivity';
import { NotebookImage } from './NotebookImage';
import { NotebookLink } from './NotebookLink';
import { phaseTone } from './phaseTone';
import { RowActions } from './RowActions';
import { RowMenu } from './RowMenu';

const none: readonly Source[] = [];

/** The columns of the list of notebooks; their ids are what the server orders by. */
export function useNotebookColumns(options: {
  sources: readonly Source[] | undefined;
  operate: NotebookList['operate'];
  /** Which row shows its evidence. */
  why: string;
  onWhy: (key: string) => void;
}): readonly DataColumn<Notebook>[] {
  const { sources = none, operate, why, onWhy } = options;
  const { t } = useTranslationRef(mlopsTranslationRef);
  return useMemo(
    () => [
      ...headlineColumns<Notebook>({
        statusId: 'phase',
        statusTitle: t('notebooks.column.status'),
        nameTitle: t('notebooks.column.name'),
        sources,
        why,
        onWhy,
        statusOf: ({ phase }) => ({
          tone: phaseTone[phase],
          label: t(`notebooks.phase.${phase}`),
        }),
        renderName: notebook => <NotebookLink notebook={notebook} />,
        isFine: ({ phase, findings }) =>
          phase === 'running' && !findings?.errors,
        // The way in, or what to do about there being none.
        renderBelow: notebook => (
          <RowActions notebook={notebook} operate={operate} />
        ),
      }),
      ...(isSpread(sources) ? [placeColumn(t)] : []),
      {
        id: 'image',
        title: t('notebooks.column.image'),
        optional: true,
        sortedElsewhere: true,
        render: notebook => <NotebookImage notebook={notebook} />,
      },
      {
        id: 'cpu',
        title: t('notebooks.column.cpu'),
        optional: true,
        align: 'right',
        sortedElsewhere: true,
        render: notebook => (
          <Quantity text={formatRange(notebook.resources.cpu, 'number')} />
        ),
      },
      {
        id: 'memory',
        title: t('notebooks.column.memory'),
        optional: true,
        align: 'right',
        sortedElsewhere: true,
        render: notebook => (
          <Quantity text={formatRange(notebook.resources.memory, 'bytes')} />
        ),
      },
      {
        id: 'gpus',
        title: t('notebooks.column.gpu'),
        optional: true,
        align: 'right',
        sortedElsewhere: true,
        render: ({ resources: { gpus } }) => (
          <Quantity
            text={
              gpus.map(gpu => `${gpu.count} ${gpu.vendor}`).join(', ') || '–'
            }
          />
        ),
      },
      {
        id: 'home',
        title: t('notebooks.column.home'),
        optional: true,
        render: notebook => <HomeVolume notebook={notebook} />,
      },
      {
        id: 'lastActivity',
        title: t('notebooks.column.activity'),
        optional: true,
        sortedElsewhere: true,
        render: notebook => <LastActivity notebook={notebook} />,
      },
      {
        id: 'createdAt',
        title: t('notebooks.column.created'),
        optional: true,
        startsHidden: true,
        sortedElsewhere: true,
        render: ({ createdAt }) => (
          <Typography variant="body2" component="div" noWrap>
            <TimeAgo time={createdAt} fallback="–" />
          </Typography>
        ),
      },
      {
        id: 'owner',
        title: t('notebooks.column.owner'),
        optional: true,
        render: ({ owner, creator }) => (
          <Typography variant="body2" component="div">
            <Truncated text={owner ?? creator ?? '–'} width={140} />
          </Typography>
        ),
      },
      {
        id: 'menu',
        title: t('notebooks.column.more'),
        hiddenTitle: true,
        staysInSight: true,
        align: 'right',
        render: notebook => <RowMenu notebook={notebook} operate={operate} />,
      },
    ],
    [t, sources, operate, why, onWhy],
  );
}

/** Whether the notebooks may be in more than one namespace. */
function isSpread(sources: readonly Source[]): boolean {
  const places = sources.flatMap(({ cluster, namespace, status }) =>
    namespace && status !== 'refused' ? [`${cluster}/${namespace}`] : [],
  );
  return new Set(places).size > 1;
}

function placeColumn(t: Translate): DataColumn<Notebook> {
  return {
    id: 'place',
    title: t('notebooks.column.place'),
    optional: true,
    render: ({ cluster, namespace }) => (
      <Typography variant="body2" component="div">
        <Truncated text={namespace} width={120} />
        <Typography variant="body2" component="div" color="textSecondary">
          <Truncated text={cluster} width={120} />
        </Typography>
      </Typography>
    ),
  };
}

function Quantity(props: { text: string }) {
  return (
    <Typography variant="body2" component="div" noWrap>
      {props.text}
    </Typography>
  );
}
