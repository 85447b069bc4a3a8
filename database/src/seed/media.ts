import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImagePlan, WorksheetPlan } from './school/types.ts';
import type { Strapi } from './strapi.ts';
import { makeWorksheet } from './worksheet.ts';

const IMAGES = join(import.meta.dirname, 'images');

/** Puts a picture into the media library unless one of that name is there. @returns its id */
export async function ensureImage({ strapi, plan }: { strapi: Strapi; plan: ImagePlan }): Promise<number> {
  return (
    (await findFile({ strapi, name: plan.file })) ??
    upload({
      strapi,
      path: join(IMAGES, plan.file),
      name: plan.file,
      mimetype: 'image/jpeg',
      alternativeText: plan.alternativeText,
    })
  );
}

/** Makes a worksheet and puts it into the media library unless one of that name is there. @returns its id */
export async function ensureWorksheet({ strapi, plan }: { strapi: Strapi; plan: WorksheetPlan }): Promise<number> {
  const known = await findFile({ strapi, name: plan.file });
  if (known !== undefined) return known;
  const folder = await mkdtemp(join(tmpdir(), 'diamond-worksheet-'));
  try {
    const path = join(folder, plan.file);
    await writeFile(path, makeWorksheet({ plan }));
    return await upload({ strapi, path, name: plan.file, mimetype: 'application/pdf', alternativeText: plan.title });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function findFile({ strapi, name }: { strapi: Strapi; name: string }): Promise<number | undefined> {
  return (await strapi.db.query('plugin::upload.file').findOne({ where: { name } }))?.id;
}

async function upload({
  strapi,
  path,
  name,
  mimetype,
  alternativeText,
}: {
  strapi: Strapi;
  path: string;
  name: string;
  mimetype: string;
  alternativeText: string;
}): Promise<number> {
  const { size } = await stat(path);
  const files: readonly { id: number }[] = await strapi.plugin('upload').service('upload').upload!({
    data: { fileInfo: { name, alternativeText } },
    files: { filepath: path, originalFilename: name, mimetype, size },
  });
  const [file] = files;
  if (!file) throw new Error(`${name} was not taken into the media library.`);
  return file.id;
}
