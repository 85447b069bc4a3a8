import type { IGatsbyImageData } from 'gatsby-plugin-image';
import { classNames } from './class-names.ts';

/**
 * An image as the build resized it, filling the place it is given. The plugin's own component brings a second renderer of
 * React into the browser, fourteen kilobytes of it, and shows nothing before its script has run; this is plain HTML.
 */
export function Picture({
  image: { images, width, height, backgroundColor },
  alt,
  isFirst = false,
  sizes,
  className,
}: {
  image: IGatsbyImageData;
  alt: string;
  /** It is seen without scrolling. */
  isFirst?: boolean;
  /** How wide it is shown, where that is not what the build was told. */
  sizes?: string;
  className?: string;
}) {
  const { sources = [], fallback } = images;
  return (
    // Nothing but the image has a place in the layout: a box around it would be squeezed by its neighbours, and what it may be
    // read from is no neighbour, though browsers do not hide it by themselves.
    <picture className="contents [&>source]:hidden">
      {sources.map((source) => (
        <source key={source.type} type={source.type} srcSet={source.srcSet} sizes={sizes ?? source.sizes} />
      ))}
      <img
        src={fallback?.src}
        srcSet={fallback?.srcSet}
        sizes={sizes ?? fallback?.sizes}
        width={width}
        height={height}
        alt={alt}
        loading={isFirst ? 'eager' : 'lazy'}
        decoding="async"
        className={classNames('object-cover', className)}
        style={{ backgroundColor }}
      />
    </picture>
  );
}
