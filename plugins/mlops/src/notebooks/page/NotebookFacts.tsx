import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import type { NotebookDetail } from '../../api';
import {
  CopyButton,
  ExternalLink,
  Facts,
  type Format,
  TimeAgo,
  useFormat,
} from '../../components';
import { mlopsTranslationRef, type Translate } from '../../translation';
import { formatRange } from '../formatRange';

/** What the notebook is, in names and values. */
export function NotebookFacts(props: { notebook: NotebookDetail }) {
  const { notebook } = props;
  const { resources, image, gitops } = notebook;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const format = useFormat();
  const home = notebook.volumes.find(volume => volume.home);
  return (
    <Facts
      facts={[
        [
          t('notebook.facts.place'),
          `${notebook.cluster} / ${notebook.namespace}`,
        ],
        [t('notebook.facts.type'), t(`notebooks.type.${notebook.type}`)],
        [
          t('notebook.facts.image'),
          image && (
            <>
              {image} <CopyButton text={image} label={t('copy.copyImage')} />
            </>
          ),
        ],
        [t('notebooks.column.cpu'), formatRange(resources.cpu, 'number')],
        [t('notebooks.column.memory'), formatRange(resources.memory, 'bytes')],
        [
          t('notebooks.column.gpu'),
          resources.gpus.map(gpu => `${gpu.count} ${gpu.vendor}`).join(', '),
        ],
        [
          t('notebooks.column.home'),
          home?.claimName
            ? `${home.claimName} (${home.mountPath ?? ''})`
            : t('notebooks.noHome'),
        ],
        [t('notebooks.column.owner'), notebook.owner ?? notebook.creator],
        [
          t('notebook.facts.created'),
          notebook.createdAt && <TimeAgo time={notebook.createdAt} />,
        ],
        [
          t('notebooks.column.activity'),
          notebook.lastActivity && <TimeAgo time={notebook.lastActivity} />,
        ],
        [t('notebook.facts.culling'), cullingText(notebook, t, format)],
        [
          t('notebook.facts.git'),
          gitops && (
            <ExternalLink url={gitops.url}>
              {gitops.name
                ? t('operate.toolNamed', {
                    tool: t(`operate.tool.${gitops.tool}`),
                    name: gitops.name,
                  })
                : t(`operate.tool.${gitops.tool}`)}
            </ExternalLink>
          ),
        ],
      ]}
    />
  );
}

function cullingText(
  { culling }: NotebookDetail,
  t: Translate,
  format: Format,
): string {
  if (culling.state !== 'on') {
    return t(`notebook.culling.${culling.state}`);
  }
  if (!culling.detectable) {
    return t('notebook.culling.blind');
  }
  return culling.stopsAt
    ? t('notebooks.stopsAt', { time: format.clock(culling.stopsAt) })
    : t('notebook.culling.on', {
        time: format.duration((culling.idleMinutes ?? 0) * 60_000),
      });
}
