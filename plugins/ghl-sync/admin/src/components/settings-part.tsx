import { useAnswer, useSender, Waiting } from '@diamond/kit/admin';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import { CRM_EVENTS, type CrmEvent } from '../../../contract/events.ts';
import type { CrmSettings, EventRule, StoredSettings } from '../../../contract/settings.ts';
import type { CrmLearner } from '../../../contract/types.ts';
import { describeRule } from '../describe-rule.ts';
import { useText } from '../hooks/use-text.ts';
import { Card } from './card.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { PlainTable } from './plain-table.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import { RuleDialog } from './rule-dialog.tsx';

/** What GHL is told of each event. A draft until it is saved; a preview shows what the draft would send. */
export function SettingsPart({
  canManage,
  canReadLearners,
  onSaved,
}: {
  canManage: boolean;
  canReadLearners: boolean;
  onSaved: () => void;
}) {
  const text = useText();
  const { data, hasFailed, refresh } = useAnswer<{ data: StoredSettings }>({ path: ADMIN_PATHS.settings });
  const { isSending, send } = useSender();
  const [draft, setDraft] = useState<CrmSettings | null>(null);
  // Goes up when the draft is dropped: what is being typed is dropped with it.
  const [turn, setTurn] = useState(0);
  const [edited, setEdited] = useState<CrmEvent | null>(null);
  const [shown, setShown] = useState<CrmEvent | null>(null);
  // Stays from one preview to the next: what would each event send about this one?
  const [learner, setLearner] = useState<CrmLearner | null>(null);
  const version = data?.data.version;
  // The draft stands until what was saved is read back, so that nothing jumps in between.
  useEffect(() => setDraft(null), [version]);
  if (data === null || version === undefined) return <Waiting text={text} hasFailed={hasFailed} onAgain={refresh} />;

  const { settings: saved } = data.data;
  const settings = draft ?? saved;
  const save = async () => {
    const isDone = await send({
      path: ADMIN_PATHS.settings,
      body: { version, settings },
      done: text('settings.done'),
    });
    if (!isDone) return;
    refresh();
    onSaved();
  };
  const dropDraft = () => {
    setDraft(null);
    setTurn((last) => last + 1);
  };
  const changeRule = (event: CrmEvent, rule: EventRule) =>
    setDraft({ ...settings, rules: { ...settings.rules, [event]: rule } });

  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingTop={6}>
      <Card
        title={text('settings.events')}
        hint={text('settings.events.hint')}
        actions={
          canManage ? (
            <>
              {draft ? (
                <Button variant="tertiary" onClick={dropDraft} disabled={isSending}>
                  {text('settings.discard')}
                </Button>
              ) : null}
              <Button onClick={() => void save()} disabled={!draft} loading={isSending}>
                {text('settings.save')}
              </Button>
            </>
          ) : undefined
        }
      >
        <PlainTable
          label={text('settings.events')}
          columns={[text('column.event'), text('column.tells'), '']}
          count={CRM_EVENTS.length}
        >
          {CRM_EVENTS.map((event) => (
            <Tr key={event}>
              <Td>
                <Typography fontWeight="semiBold" textColor="neutral800">
                  {text(`event.${event}`)}
                </Typography>
              </Td>
              <Td>
                <Typography
                  textColor={settings.rules[event].isOn ? 'neutral800' : 'neutral600'}
                  style={{ whiteSpace: 'pre-line' }}
                >
                  {describeRule({ rule: settings.rules[event], text }).join('\n')}
                </Typography>
              </Td>
              <Td>
                {canManage ? (
                  <Flex gap={2} justifyContent="end">
                    <Button
                      variant="tertiary"
                      size="S"
                      aria-label={text('preview.of', { event: text(`event.${event}`) })}
                      onClick={() => setShown(event)}
                    >
                      {text('preview')}
                    </Button>
                    <Button
                      variant="secondary"
                      size="S"
                      aria-label={text('edit.of', { event: text(`event.${event}`) })}
                      onClick={() => setEdited(event)}
                    >
                      {text('edit')}
                    </Button>
                  </Flex>
                ) : null}
              </Td>
            </Tr>
          ))}
        </PlainTable>
      </Card>
      <GeneralSettings key={turn} settings={settings} canManage={canManage} onChange={setDraft} />
      {edited ? (
        <RuleDialog
          event={edited}
          rule={settings.rules[edited]}
          vocabulary={settings.vocabulary}
          onClose={() => setEdited(null)}
          onDone={(rule) => {
            changeRule(edited, rule);
            setEdited(null);
          }}
        />
      ) : null}
      {shown ? (
        <PreviewDialog
          event={shown}
          settings={settings}
          learner={learner}
          canReadLearners={canReadLearners}
          onLearner={setLearner}
          onClose={() => setShown(null)}
        />
      ) : null}
    </Flex>
  );
}
