import { classNames } from '../../components/class-names.ts';
import { Logo } from '../../components/logo.tsx';
import { Picture } from '../../components/picture.tsx';
import type { ImageNode } from './catalogue.ts';

/** The course's cover, 16:9, or the school's night where it has none. */
export function CourseCover({
  cover,
  isFirst = false,
  sizes,
  className,
}: {
  cover: ImageNode | null;
  isFirst?: boolean;
  /** As of `Picture`. */
  sizes?: string;
  className?: string;
}) {
  const image = cover?.localFile?.childImageSharp?.gatsbyImageData;
  return (
    <div className={classNames('relative aspect-video overflow-hidden', className)}>
      {image ? (
        <Picture
          image={image}
          alt={cover?.alternativeText ?? ''}
          isFirst={isFirst}
          sizes={sizes}
          className="size-full"
        />
      ) : (
        <div className="night grid size-full place-items-center">
          <Logo className="size-16 opacity-90" />
        </div>
      )}
    </div>
  );
}
