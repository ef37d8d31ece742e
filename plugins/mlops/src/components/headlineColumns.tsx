import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import type { Evidence, Source } from '../api';
import type { DataColumn } from './DataColumn';
import { EvidenceToggle } from './EvidenceToggle';
import { staleSource } from './staleSource';
import { StatusLabel, type Tone } from './StatusLabel';
import { StatusTooltip } from './StatusTooltip';

/** What the lists of live objects have in common. */
export interface LiveRow {
  readonly cluster: string;
  readonly namespace: string;
  readonly name: string;
  /** Where two kinds of objects may have one name. */
  readonly workload?: string;
  readonly headline: string;
  readonly since?: string;
  readonly evidence?: Evidence;
}

/** Names a row in the address and between two answers. */
export function liveRowKey(row: LiveRow): string {
  const { cluster, namespace, name, workload } = row;
  const key = `${cluster}/${namespace}/${name}`;
  return workload === 'Workspace' ? `${key}/${workload}` : key;
}

/**
 * The two columns that every list of live objects begins with: its status, and
 * its name with the sentence that says why it is not fine.
 */
export function headlineColumns<T extends LiveRow>(options: {
  statusId: string;
  statusTitle: string;
  nameTitle: string;
  sources: readonly Source[];
  /** Which row shows its evidence. */
  why: string;
  onWhy: (key: string) => void;
  statusOf: (row: T) => { tone: Tone; label: string };
  /** The name, linked to the row's page if it has one. */
  renderName: (row: T) => ReactNode;
  isFine: (row: T) => boolean;
  /** What stands below the name. */
  renderBelow?: (row: T) => ReactNode;
}): readonly DataColumn<T>[] {
  const { sources, why, onWhy, statusOf, isFine } = options;
  return [
    {
      id: options.statusId,
      title: options.statusTitle,
      sortedElsewhere: true,
      render: row => (
        <StatusLabel
          {...statusOf(row)}
          tooltip={
            <StatusTooltip
              headline={row.headline}
              since={row.since}
              evidence={row.evidence}
              asOf={staleSource(sources, row)?.asOf}
            />
          }
        />
      ),
    },
    {
      id: 'name',
      title: options.nameTitle,
      rowHeader: true,
      sortedElsewhere: true,
      render: row => (
        <>
          <Typography variant="subtitle2" component="div">
            {options.renderName(row)}
          </Typography>
          {!isFine(row) && (
            <EvidenceToggle
              name={row.name}
              headline={row.headline}
              since={row.since}
              evidence={row.evidence}
              open={why === liveRowKey(row)}
              onToggle={open => onWhy(open ? liveRowKey(row) : '')}
            />
          )}
          {options.renderBelow?.(row)}
        </>
      ),
    },
  ];
}
