import type { ClusterStatus } from '../api';
import { useUrlState } from '../components';
import { isTroubled } from './stateTone';

/** In the address it says that all are closed. */
const NONE = '-';

/** Which clusters are open: those that need attention, until somebody chooses. It is in the address. */
export function useOpenClusters(clusters: readonly ClusterStatus[]): {
  readonly isOpen: (name: string) => boolean;
  readonly toggle: (name: string, open: boolean) => void;
} {
  const [chosen, setChosen] = useUrlState('open', { replace: true });
  const open = chosen
    ? chosen.split(',')
    : clusters.filter(isTroubled).map(({ name }) => name);
  return {
    isOpen: name => open.includes(name),
    toggle: (name, wanted) => {
      const others = open.filter(other => other !== name && other !== NONE);
      const names = wanted ? [...others, name] : others;
      setChosen(names.join(',') || NONE);
    },
  };
}
