import Button from '@material-ui/core/Button';
import GetAppIcon from '@material-ui/icons/GetApp';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { mlopsTranslationRef } from '../../translation';

/** Saves a text as a file. */
export function DownloadButton(props: { name: string; text: string }) {
  const { name, text } = props;
  const { t } = useTranslationRef(mlopsTranslationRef);
  const save = () => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    // Not at once: the browser has to begin with it.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <Button
      size="small"
      color="primary"
      startIcon={<GetAppIcon aria-hidden />}
      onClick={save}
    >
      {t('logs.download')}
    </Button>
  );
}
