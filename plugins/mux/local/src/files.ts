import { join } from 'node:path';

/** Where things are kept under the data folder. Ids are letters and digits, places are numbers: no path can be walked. */
export interface Files {
  /** The bytes of an upload as far as they have come. */
  upload: (uploadId: string) => string;
  /** Everything of one asset. */
  asset: (assetId: string) => string;
  /** The film as it was uploaded: stills are cut from it. */
  source: (assetId: string) => string;
  /** The folder of one rendition: `index.m3u8`, `0.ts`, `1.ts` … */
  rendition: (place: { assetId: string; index: number }) => string;
  segment: (place: { assetId: string; index: number; segment: number }) => string;
  /** A whole film in one file. */
  staticRendition: (place: { assetId: string; name: string }) => string;
  /** The WebVTT file of a text track. */
  captions: (place: { assetId: string; trackId: string }) => string;
  /** Images made so far, by name. */
  images: (assetId: string) => string;
}

export function layOutFiles({ dataDir }: { dataDir: string }): Files {
  const asset = (assetId: string) => join(dataDir, 'assets', assetId);
  const rendition = ({ assetId, index }: { assetId: string; index: number }) =>
    join(asset(assetId), 'renditions', String(index));
  return {
    upload: (uploadId) => join(dataDir, 'uploads', uploadId),
    asset,
    source: (assetId) => join(asset(assetId), 'source'),
    rendition,
    segment: ({ segment, ...place }) => join(rendition(place), `${segment}.ts`),
    staticRendition: ({ assetId, name }) => join(asset(assetId), 'static', name),
    captions: ({ assetId, trackId }) => join(asset(assetId), 'text', `${trackId}.vtt`),
    images: (assetId) => join(asset(assetId), 'images'),
  };
}
