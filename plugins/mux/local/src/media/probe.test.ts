import { expect, test } from 'vitest';
import { describeInput, InputProblem, type Probed } from './probe.ts';

const video = {
  codec_type: 'video',
  codec_name: 'h264',
  width: 640,
  height: 360,
  avg_frame_rate: '30000/1001',
  sample_aspect_ratio: '1:1',
};
const format = { format_name: 'mov,mp4', duration: '60.04' };

test('a plain film is described as it is seen', () => {
  const audio = {
    codec_type: 'audio',
    codec_name: 'aac',
    channels: 1,
    sample_rate: '44100',
    tags: { language: 'spa' },
  };
  expect(describeInput({ streams: [video, audio], format })).toMatchObject({
    duration: 60.04,
    width: 640,
    height: 360,
    frameRate: 29.97,
    channels: 1,
    audioLanguage: 'es',
    captions: [],
  });
});

test('a film without sound has no channels', () => {
  expect(describeInput({ streams: [video], format }).channels).toBeUndefined();
});

test('a film shot upright is turned, wide pixels are made square', () => {
  expect(describeInput({ streams: [{ ...video, side_data_list: [{ rotation: -90 }] }], format })).toMatchObject({
    width: 360,
    height: 640,
  });
  expect(describeInput({ streams: [{ ...video, tags: { rotate: '180' } }], format })).toMatchObject({
    width: 640,
    height: 360,
  });
  expect(
    describeInput({ streams: [{ ...video, width: 720, height: 576, sample_aspect_ratio: '64:45' }], format })
  ).toMatchObject({ width: 1024, height: 576 });
});

test('text streams become captions, picture streams do not', () => {
  const streams: Probed['streams'] = [
    video,
    { codec_type: 'subtitle', codec_name: 'dvd_subtitle', tags: { language: 'eng' } },
    { codec_type: 'subtitle', codec_name: 'mov_text', tags: { language: 'eng', handler_name: 'SubtitleHandler' } },
    {
      codec_type: 'subtitle',
      codec_name: 'subrip',
      tags: { language: '<b>', title: 'Notes' },
      disposition: { hearing_impaired: 1 },
    },
  ];
  expect(describeInput({ streams, format }).captions).toEqual([
    { place: 1, language: 'en', name: 'English', isClosedCaptions: false },
    { place: 2, language: 'und', name: 'Notes', isClosedCaptions: true },
  ]);
});

test.each([
  ['sound only', { streams: [{ codec_type: 'audio' }], format }],
  ['a cover picture only', { streams: [{ ...video, disposition: { attached_pic: 1 } }], format }],
  ['no length', { streams: [video], format: {} }],
  ['more than twelve hours', { streams: [video], format: { duration: '43201' } }],
  ['nothing', {}],
])('%s is refused in words', (_name, probed) => {
  expect(() => describeInput(probed)).toThrow(InputProblem);
});
