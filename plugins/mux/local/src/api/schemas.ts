import { array, boolean, number, object, string, type ObjectShape } from 'yup';
import { STATIC_RESOLUTIONS, type AssetSettings, type Policy, type StaticResolution } from '../records.ts';

/** Languages Mux makes captions in. */
const CAPTION_LANGUAGES = 'en es it pt de fr pl ru nl ca tr sv uk no fi sk el cs hr da ro bg auto'.split(' ');

/** Refuses unknown fields: what Mux might let pass is caught here, where it costs nothing. */
function shape<T extends ObjectShape>(fields: T) {
  return object(fields).noUnknown('${path} has unknown fields: ${unknown}');
}

/** Any absolute address; one with `localhost` is what the local Mux takes. */
const address = string()
  .required()
  .max(2000)
  .test('address', '${path} must be a valid URL', (value) => URL.canParse(value));

const passthrough = string().max(255);

const policies = array()
  .of(
    string<Policy>()
      .oneOf(['public', 'signed'], '${path} must be public or signed; the local Mux has no DRM')
      .required()
  )
  .max(2);

const meta = shape({ title: string().max(512), creator_id: string().max(128), external_id: string().max(128) }).default(
  undefined
);

const generatedSubtitles = array()
  .of(shape({ name: string().max(255), passthrough, language_code: string().oneOf(CAPTION_LANGUAGES) }).required())
  .max(1);

const staticRendition = {
  resolution: string<StaticResolution>()
    .oneOf([...STATIC_RESOLUTIONS])
    .required(),
  passthrough,
};

export const createStaticRenditionSchema = shape(staticRendition);

export const masterAccessSchema = shape({
  master_access: string<'temporary' | 'none'>().oneOf(['temporary', 'none']).required(),
});

export const referrerSchema = shape({
  // Ten is Mux's own limit.
  allowed_domains: array().of(string().required().max(253)).max(10).required(),
  allow_no_referrer: boolean().default(false),
});

export const userAgentSchema = shape({
  allow_no_user_agent: boolean().default(true),
  allow_high_risk_user_agent: boolean().default(true),
});

export const createRestrictionSchema = shape({ referrer: referrerSchema, user_agent: userAgentSchema });

const assetFields = {
  static_renditions: array().of(shape(staticRendition).required()).max(10),
  playback_policies: policies,
  playback_policy: policies,
  passthrough,
  meta,
  video_quality: string<NonNullable<AssetSettings['video_quality']>>().oneOf(['basic', 'plus', 'premium']),
  max_resolution_tier: string<NonNullable<AssetSettings['max_resolution_tier']>>().oneOf(['1080p', '1440p', '2160p']),
  normalize_audio: boolean(),
  test: boolean(),
};

export const createUploadSchema = shape({
  cors_origin: string().required().max(2000),
  timeout: number().integer().min(60).max(604_800),
  test: boolean(),
  new_asset_settings: shape({
    ...assetFields,
    inputs: array()
      .of(shape({ generated_subtitles: generatedSubtitles }).required())
      .max(1),
  }).default(undefined),
});

export const createAssetSchema = shape({
  ...assetFields,
  inputs: array()
    .of(shape({ url: address, generated_subtitles: generatedSubtitles }).required())
    .min(1)
    .max(1)
    .required(),
});

export const updateAssetSchema = shape({ passthrough, meta, thumbnail_time: number().min(0) });

export const createPlaybackIdSchema = shape({ policy: string<Policy>().oneOf(['public', 'signed']).required() });

const trackFields = {
  language_code: string()
    .max(35)
    .matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, '${path} must be a BCP 47 language code'),
  name: string().max(255),
  closed_captions: boolean(),
  passthrough,
};

export const createTrackSchema = shape({
  ...trackFields,
  language_code: trackFields.language_code.required(),
  url: address,
  type: string().oneOf(['text'], '${path} must be text; the local Mux takes no further sound tracks').required(),
  text_type: string().oneOf(['subtitles']).default('subtitles'),
});

export const updateTrackSchema = shape(trackFields);

export const generateSubtitlesSchema = shape({ generated_subtitles: generatedSubtitles.min(1).required() });
