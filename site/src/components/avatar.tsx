import type { ImageNode } from '../features/catalogue/catalogue.ts';
import { initialsOf } from '../lib/format.ts';
import { Picture } from './picture.tsx';

/** A portrait, or the initials where there is none. */
export function Avatar({ name, photo }: { name: string; photo: ImageNode | null }) {
  const image = photo?.localFile?.childImageSharp?.gatsbyImageData;
  if (image)
    return <Picture image={image} alt={photo.alternativeText || name} className="size-16 shrink-0 rounded-full" />;
  return (
    <span
      aria-hidden="true"
      className="grid size-16 shrink-0 place-items-center rounded-full bg-brand-wash font-display text-xl font-bold text-brand-ink"
    >
      {initialsOf(name)}
    </span>
  );
}
