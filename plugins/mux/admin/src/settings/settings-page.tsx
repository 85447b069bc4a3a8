import {
  Button,
  Checkbox,
  Field,
  Flex,
  Grid,
  NumberInput,
  SingleSelect,
  SingleSelectOption,
  TextInput,
} from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useEffect, useState, type FormEvent } from 'react';
import { adminPaths, RESOLUTIONS, VIDEO_ACTIONS, type VideoSettings } from '../../../contract/index.ts';
import { FailureNotice } from '../components/failure-notice.tsx';
import { Section } from '../components/section.tsx';
import { readMoment } from '../format.ts';
import { useCall } from '../hooks/use-call.ts';
import { useCan } from '../hooks/use-can.ts';
import { useText } from '../hooks/use-text.ts';
import { NO_MINIMUM, readForm, writeForm, type Form } from './form.ts';
import { PublicCheck } from './public-check.tsx';

/** The school's rules for films, and how films are kept. */
export default function SettingsPage() {
  return (
    <Page.Protect permissions={[{ action: VIDEO_ACTIONS.view, subject: null }]}>
      <Settings />
    </Page.Protect>
  );
}

function Settings() {
  const text = useText();
  const can = useCan();
  const { get, put } = useFetchClient();
  const { toggleNotification } = useNotification();
  const reading = useCall();
  const writing = useCall();
  const [form, setForm] = useState<Form | null>(null);
  const settings = form && readForm(form);
  const { run: read } = reading;

  useEffect(() => {
    void read(async () => (await get<{ data: VideoSettings }>(adminPaths.settings())).data.data).then((saved) => {
      if (saved) setForm(writeForm(saved));
    });
  }, [get, read]);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!settings) return;
    const saved = await writing.run(
      async () => (await put<{ data: VideoSettings }>(adminPaths.settings(), settings)).data.data
    );
    if (!saved) return;
    setForm(writeForm(saved));
    toggleNotification({ type: 'success', message: text('settings.saved') });
  }

  const set = (change: Partial<Form>) => setForm((last) => last && { ...last, ...change });
  const timeError = (value: string) => (value !== '' && readMoment(value) === null ? text('poster.wrong') : undefined);

  return (
    <Page.Main>
      <Page.Title>{text('settings.title')}</Page.Title>
      <form onSubmit={(event) => void save(event)}>
        <Layouts.Header
          title={text('settings.title')}
          subtitle={text('settings.subtitle')}
          primaryAction={
            can.settings ? (
              <Button type="submit" startIcon={<Check />} disabled={!settings} loading={writing.isRunning}>
                {text('save')}
              </Button>
            ) : undefined
          }
        />
        <Layouts.Content>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <FailureNotice failure={reading.failure ?? writing.failure} />
            {reading.isRunning && !form && <Page.Loading />}
            {form && (
              <Flex
                tag="fieldset"
                disabled={!can.settings}
                direction="column"
                alignItems="stretch"
                gap={4}
                borderStyle="none"
              >
                <Section title={text('settings.rules')} hint={text('settings.rules-hint')}>
                  <Grid.Root gap={4}>
                    <Grid.Item col={6} xs={12} alignItems="stretch" direction="column">
                      <Field.Root
                        name="minDuration"
                        hint={text('settings.time-hint')}
                        error={timeError(form.minDuration)}
                      >
                        <Field.Label>{text('settings.minDuration')}</Field.Label>
                        <TextInput
                          value={form.minDuration}
                          placeholder={text('settings.none')}
                          disabled={!can.settings}
                          onChange={(event) => set({ minDuration: event.target.value })}
                        />
                        <Field.Error />
                        <Field.Hint />
                      </Field.Root>
                    </Grid.Item>
                    <Grid.Item col={6} xs={12} alignItems="stretch" direction="column">
                      <Field.Root
                        name="maxDuration"
                        hint={text('settings.time-hint')}
                        error={timeError(form.maxDuration)}
                      >
                        <Field.Label>{text('settings.maxDuration')}</Field.Label>
                        <TextInput
                          value={form.maxDuration}
                          placeholder={text('settings.none')}
                          disabled={!can.settings}
                          onChange={(event) => set({ maxDuration: event.target.value })}
                        />
                        <Field.Error />
                        <Field.Hint />
                      </Field.Root>
                    </Grid.Item>
                    <Grid.Item col={6} xs={12} alignItems="stretch" direction="column">
                      <Field.Root name="minResolution">
                        <Field.Label>{text('settings.minResolution')}</Field.Label>
                        <SingleSelect
                          value={form.minResolution}
                          disabled={!can.settings}
                          onChange={(value) => set({ minResolution: String(value) })}
                        >
                          <SingleSelectOption value={NO_MINIMUM}>{text('settings.none')}</SingleSelectOption>
                          {RESOLUTIONS.map((lines) => (
                            <SingleSelectOption key={lines} value={String(lines)}>
                              {`${lines}p`}
                            </SingleSelectOption>
                          ))}
                        </SingleSelect>
                      </Field.Root>
                    </Grid.Item>
                    <Grid.Item col={6} xs={12} alignItems="flex-end">
                      <Checkbox
                        checked={form.areCaptionsRequired}
                        disabled={!can.settings}
                        onCheckedChange={(value) => set({ areCaptionsRequired: value === true })}
                      >
                        {text('settings.areCaptionsRequired')}
                      </Checkbox>
                    </Grid.Item>
                  </Grid.Root>
                </Section>
                <Section title={text('settings.keeping')}>
                  <Field.Root name="keepDays" hint={text('settings.keepDays-hint')}>
                    <Field.Label>{text('settings.keepDays')}</Field.Label>
                    <NumberInput
                      value={form.keepDays}
                      disabled={!can.settings}
                      onValueChange={(value) => set({ keepDays: value })}
                    />
                    <Field.Hint />
                  </Field.Root>
                  <Checkbox
                    checked={form.isPublicRemoved}
                    disabled={!can.settings}
                    onCheckedChange={(value) => set({ isPublicRemoved: value === true })}
                  >
                    {text('settings.isPublicRemoved')}
                  </Checkbox>
                  {can.edit && <PublicCheck />}
                </Section>
              </Flex>
            )}
          </Flex>
        </Layouts.Content>
      </form>
    </Page.Main>
  );
}
