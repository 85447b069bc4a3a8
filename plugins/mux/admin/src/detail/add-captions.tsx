import { Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput, Typography } from '@strapi/design-system';
import { Magic, Upload } from '@strapi/icons';
import { useRef, useState, type ChangeEvent } from 'react';
import { useIntl } from 'react-intl';
import { adminPaths } from '../../../contract/admin.ts';
import { GENERATED_LANGUAGES, LARGEST_CAPTIONS } from '../../../contract/schemas.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { formatLanguage } from '../format.ts';
import { useText } from '../hooks/use-text.ts';
import { useChange, type Part } from './use-change.ts';

/** Languages captions are offered in: those Mux writes, and others of which somebody may have a file. */
const LANGUAGES = [
  ...GENERATED_LANGUAGES,
  ...'ar bn ca-valencia en-GB en-US es-419 es-ES et eu fa fr-CA gl hi hu id ja ko lt lv ms pt-BR sl sr th vi zh zh-TW'.split(
    ' '
  ),
];

/** Adds captions: from a VTT or SRT file, or written by Mux from the sound. */
export function AddCaptions({ video, onChange }: Part) {
  const text = useText();
  const { locale } = useIntl();
  const change = useChange({ onChange });
  const input = useRef<HTMLInputElement>(null);
  const [language, setLanguage] = useState('en');
  const [name, setName] = useState('');
  const [isTooLarge, setIsTooLarge] = useState(false);
  const called = name.trim() === '' ? {} : { name: name.trim() };
  const canGenerate = (GENERATED_LANGUAGES as readonly string[]).includes(language);
  const { videoId, status } = video;

  async function handleFile(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (!file) return;
    setIsTooLarge(file.size > LARGEST_CAPTIONS);
    if (file.size > LARGEST_CAPTIONS) return;
    const content = await file.text();
    const isAdded = await change.run(({ post }) =>
      post(adminPaths.captions(videoId), { language, ...called, text: content })
    );
    if (isAdded) setName('');
  }

  async function generate(): Promise<void> {
    const isAsked = await change.run(({ post }) =>
      post(adminPaths.generatedCaptions(videoId), { language, ...called })
    );
    if (isAsked) setName('');
  }

  if (status !== 'ready') return <Typography textColor="neutral600">{text('captions.not-yet')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={2} alignItems="flex-end" wrap="wrap">
        <Field.Root name="captions-language">
          <Field.Label>{text('captions.language')}</Field.Label>
          <SingleSelect value={language} onChange={(value) => setLanguage(String(value))}>
            {LANGUAGES.map((code) => (
              <SingleSelectOption key={code} value={code}>
                {code === 'auto' ? text('captions.auto') : formatLanguage({ code, locale })}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
        <Field.Root name="captions-name">
          <Field.Label>{text('captions.name')}</Field.Label>
          <TextInput
            value={name}
            maxLength={100}
            placeholder={text('captions.name-hint')}
            onChange={(event) => setName(event.target.value)}
          />
        </Field.Root>
        <Button
          variant="secondary"
          size="L"
          startIcon={<Upload />}
          disabled={language === 'auto' || change.isRunning}
          onClick={() => input.current?.click()}
        >
          {text('captions.upload')}
        </Button>
        <Button
          variant="tertiary"
          size="L"
          startIcon={<Magic />}
          disabled={!canGenerate}
          loading={change.isRunning}
          onClick={() => void generate()}
        >
          {text('captions.generate')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".vtt,.srt,text/vtt,application/x-subrip"
          data-captions="file"
          onChange={(event) => void handleFile(event)}
        />
      </Flex>
      {isTooLarge && (
        <Typography role="alert" textColor="danger600">
          {text('captions.too-large')}
        </Typography>
      )}
      <FailureNotice failure={change.failure} />
    </Flex>
  );
}
