import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { Notebook, Source } from '../api';
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
import { ConnectButton } from './ConnectButton';
import { HomeVolume } from './HomeVolume';
import { NotebookImage } from './NotebookImage';
import { phases, phaseTone } from './phaseTone';
import { formatRange, rangeValue } from './formatRange';

/** Names a row in the address and between two answers. */
export function notebookKey(notebook: Notebook): string {
  return `${notebook.cluster}/${notebook.namespace}/${notebook.name}`;
}

/** The columns of the list of notebooks. */
export function useNotebookColumns(options: {
  sources: readonly Source[];
  /** Which row shows its evidence. */
  why: string;
  onWhy: (key: string) => void;
}): readonly DataColumn<Notebook>[] {
  const { sources, why, onWhy } = options;
  const { t } = useTranslationRef(mlopsTranslationRef);
  return useMemo(
    () => [
      {
        id: 'status',
        title: t('notebooks.column.status'),
        sortValue: notebook => phases.indexOf(notebook.phase),
        render: notebook => (
          <StatusLabel
            tone={phaseTone[notebook.phase]}
            label={t(`notebooks.phase.${notebook.phase}`)}
            tooltip={
              <StatusTooltip
                headline={notebook.headline}
                since={notebook.since}
                evidence={notebook.evidence}
                asOf={staleSource(sources, notebook)?.asOf}
              />
            }
          />
        ),
      },
      {
        id: 'name',
        title: t('notebooks.column.name'),
        rowHeader: true,
        sortValue: notebook => notebook.name,
        render: notebook => (
          <>
            <Typography variant="subtitle2" component="div">
              <Truncated text={notebook.name} width={280} />
            </Typography>
            {/* Below the name: the way in, or why there is none. */}
            {notebook.phase === 'running' ? (
              <ConnectButton notebook={notebook} />
            ) : (
              <EvidenceToggle
                name={notebook.name}
                headline={notebook.headline}
                since={notebook.since}
                evidence={notebook.evidence}
                open={why === notebookKey(notebook)}
                onToggle={open => onWhy(open ? notebookKey(notebook) : '')}
              />
            )}
          </>
        ),
      },
      {
        id: 'image',
        title: t('notebooks.column.image'),
        sortValue: notebook => `${notebook.type} ${notebook.image ?? ''}`,
        render: notebook => <NotebookImage notebook={notebook} />,
      },
      {
        id: 'cpu',
        title: t('notebooks.column.cpu'),
        align: 'right',
        sortValue: notebook => rangeValue(notebook.resources.cpu),
        render: notebook => (
          <Quantity text={formatRange(notebook.resources.cpu, 'number')} />
        ),
      },
      {
        id: 'memory',
        title: t('notebooks.column.memory'),
        align: 'right',
        sortValue: notebook => rangeValue(notebook.resources.memory),
        render: notebook => (
          <Quantity text={formatRange(notebook.resources.memory, 'bytes')} />
        ),
      },
      {
        id: 'gpu',
        title: t('notebooks.column.gpu'),
        align: 'right',
        sortValue: ({ resources: { gpus } }) =>
          gpus.reduce((sum, gpu) => sum + gpu.count, 0),
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
        render: notebook => <HomeVolume notebook={notebook} />,
      },
      {
        id: 'activity',
        title: t('notebooks.column.activity'),
        sortValue: ({ lastActivity }) =>
          lastActivity ? Date.parse(lastActivity) : undefined,
        render: notebook => (
          <Typography variant="body2" component="div" noWrap>
            <TimeAgo time={notebook.lastActivity} fallback="–" />
          </Typography>
        ),
      },
    ],
    [t, sources, why, onWhy],
  );
}

function Quantity(props: { text: string }) {
  return (
    <Typography variant="body2" component="div" noWrap>
      {props.text}
    </Typography>
  );
}
