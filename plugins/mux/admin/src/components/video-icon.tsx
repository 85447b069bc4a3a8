import { Play } from '@strapi/icons';

/** The field's icon in the content-type builder. */
export function VideoIcon() {
  return <Play aria-hidden />;
}
