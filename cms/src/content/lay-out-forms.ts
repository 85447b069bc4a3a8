import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { FORMS, type Form } from './forms';

const MARK = { type: 'core', name: 'school', key: 'forms' } as const;

interface Configuration {
  settings: object;
  metadatas: Record<string, { edit: object; list: object }>;
  layouts: object;
}

/**
 * Gives the admin its forms, once for every version of `forms.ts`: what an admin arranges by hand afterwards in
 * "Configure the view" stays until the code's own forms change.
 */
export async function layOutForms({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  const version = createHash('sha256').update(JSON.stringify(FORMS)).digest('hex');
  if ((await strapi.store(MARK).get({})) === version) return;
  const service = strapi.plugin('content-manager').service('content-types');
  for (const [uid, form] of Object.entries(FORMS)) {
    const contentType = { uid };
    const configuration: Configuration = await service.findConfiguration(contentType);
    await service.updateConfiguration(contentType, applyForm({ configuration, form }));
  }
  await strapi.store(MARK).set({ value: version });
}

function applyForm({ configuration, form }: { configuration: Configuration; form: Form }): Configuration {
  const metadatas = Object.fromEntries(
    Object.entries(configuration.metadatas).map(([field, { edit, list }]) => {
      const label = form.labels[field];
      if (label === undefined) return [field, { edit, list }];
      return [field, { edit: { ...edit, label, description: form.hints?.[field] ?? '' }, list: { ...list, label } }];
    })
  );
  return {
    settings: {
      ...configuration.settings,
      mainField: form.mainField,
      defaultSortBy: form.sortBy,
      defaultSortOrder: 'ASC',
    },
    metadatas,
    layouts: { list: [...form.list], edit: form.rows.map((row) => row.map(([name, size]) => ({ name, size }))) },
  };
}
