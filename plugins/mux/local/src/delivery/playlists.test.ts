import { expect, test } from 'vitest';
import type { Film, TrackRecord } from '../records.ts';
import { chooseRenditions, composeCaptions, composeMaster, composeMedia } from './playlists.ts';

const rendition = (width: number, height: number) => ({
  width,
  height,
  bandwidth: 900_000,
  averageBandwidth: 700_000,
  codecs: 'avc1.4d401e,mp4a.40.2',
  frameRate: 25,
  segments: [4, 1.48],
});

const film: Film = {
  duration: 5.48,
  width: 640,
  height: 360,
  frameRate: 25,
  renditions: [rendition(640, 360), rendition(320, 180)],
  startTicks: 126_000,
};

const english: TrackRecord = {
  id: 'T',
  type: 'text',
  name: 'English "CC"\n#EXT-X-KEY',
  language_code: 'en',
  closed_captions: true,
};

test('a master playlist offers every rendition and caption track, each with the proof', () => {
  const text = composeMaster({
    playbackId: 'P',
    film,
    only: [0, 1],
    captions: [english],
    proof: '?token=x',
    defaultLanguage: 'en',
  });
  expect(text).toContain(
    '#EXT-X-STREAM-INF:BANDWIDTH=900000,AVERAGE-BANDWIDTH=700000,CODECS="avc1.4d401e,mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=25.000,SUBTITLES="captions",CLOSED-CAPTIONS=NONE\nP/renditions/0.m3u8?token=x\n'
  );
  expect(text).toContain('P/renditions/1.m3u8?token=x\n');
  expect(text).toContain('DEFAULT=YES');
  expect(text).toContain('URI="P/captions/T.m3u8?token=x"');
});

test('the name of a track cannot break out of its line or its quotes', () => {
  const text = composeMaster({ playbackId: 'P', film, only: [0], captions: [english], proof: '' });
  expect(text).toContain('NAME="English  CC  #EXT-X-KEY"');
  expect(text).not.toMatch(/^#EXT-X-KEY/m);
});

test('a film without captions names no caption group', () => {
  expect(composeMaster({ playbackId: 'P', film, only: [0], captions: [], proof: '' })).not.toContain('SUBTITLES');
});

test('a media playlist lists the segments and ends', () => {
  const text = composeMedia({ index: 1, rendition: rendition(320, 180), proof: '?token=x' });
  expect(text).toContain('#EXT-X-TARGETDURATION:4\n');
  expect(text).toContain('#EXTINF:1.48000,\n1/1.ts?token=x\n#EXT-X-ENDLIST\n');
});

test('captions are one piece as long as the film', () => {
  expect(composeCaptions({ trackId: 'T', duration: 5.48, proof: '' })).toContain('#EXT-X-TARGETDURATION:6\n');
});

test('resolution limits choose among the renditions, and never none', () => {
  expect(chooseRenditions({ film })).toEqual([0, 1]);
  expect(chooseRenditions({ film, most: 270 })).toEqual([1]);
  expect(chooseRenditions({ film, least: 270 })).toEqual([0]);
  expect(chooseRenditions({ film, most: 90 })).toEqual([1]);
  expect(chooseRenditions({ film, least: 720 })).toEqual([0]);
});
