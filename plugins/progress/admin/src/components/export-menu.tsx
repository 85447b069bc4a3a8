import { MenuItem, SimpleMenu } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { EXPORT_FORMATS } from '../../../contract/admin.ts';
import { useDownload } from '../hooks/use-download.ts';
import { useMay } from '../hooks/use-may.ts';
import { useText } from '../hooks/use-text.ts';

/** Saves a list as a file, for those who may. @param name of the file, without its ending */
export function ExportMenu({
  path,
  params = {},
  name,
}: {
  path: string;
  params?: Record<string, string>;
  name: string;
}) {
  const text = useText();
  const mayExport = useMay('exportLearners');
  const { isSaving, download } = useDownload();
  if (!mayExport) return null;
  return (
    <SimpleMenu
      variant="secondary"
      size="M"
      startIcon={<Download />}
      loading={isSaving}
      disabled={isSaving}
      label={text('export')}
    >
      {EXPORT_FORMATS.map((format) => (
        <MenuItem
          key={format}
          onSelect={() => void download({ path, params: { ...params, format }, name: `${name}-${today()}.${format}` })}
        >
          {text(`export.${format}`)}
        </MenuItem>
      ))}
    </SimpleMenu>
  );
}

const today = (): string => new Date().toISOString().slice(0, 10);
