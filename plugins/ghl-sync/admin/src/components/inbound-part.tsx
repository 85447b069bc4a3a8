import { useAnswer, useSender, Waiting } from '@diamond/kit/admin';
import { Badge, Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import type { InboundRule, StoredInboundRules } from '../../../contract/inbound.ts';
import { useText } from '../hooks/use-text.ts';
import { Card } from './card.tsx';
import { InboundCalls } from './inbound-calls.tsx';
import { InboundRuleDialog } from './inbound-rule-dialog.tsx';
import { PlainTable } from './plain-table.tsx';

/** What tags and workflows at GHL do here. Each change is saved at once. */
export function InboundPart({ canManage }: { canManage: boolean }) {
  const text = useText();
  const { data, hasFailed, refresh } = useAnswer<{ data: StoredInboundRules }>({ path: ADMIN_PATHS.inboundRules });
  const courses = useAnswer<{ data: { id: string; title: string }[] }>({ path: ADMIN_PATHS.courses });
  const { isSending, send } = useSender();
  const [edited, setEdited] = useState<number | 'new' | null>(null);
  if (data === null) return <Waiting text={text} hasFailed={hasFailed} onAgain={refresh} />;

  const { version, rules } = data.data;
  const save = async (changed: InboundRule[]) => {
    const isDone = await send({
      path: ADMIN_PATHS.inboundRules,
      body: { version, rules: changed },
      done: text('inbound.done'),
    });
    if (isDone) setEdited(null);
    refresh();
  };
  const nameOf = ({ scope, courseId }: InboundRule) =>
    scope === 'membership'
      ? text('inbound.membership')
      : (courses.data?.data.find(({ id }) => id === courseId)?.title ?? courseId ?? '');

  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingTop={6}>
      <Card
        title={text('inbound')}
        hint={text('inbound.hint')}
        actions={canManage ? <Button onClick={() => setEdited('new')}>{text('inbound.add')}</Button> : undefined}
      >
        {rules.length === 0 ? (
          <Typography textColor="neutral600">{text('inbound.none')}</Typography>
        ) : (
          <PlainTable
            label={text('inbound')}
            columns={[text('column.signal'), text('column.does'), text('column.state'), '']}
            count={rules.length}
          >
            {rules.map((rule, place) => {
              const signal = text(`inbound.${rule.kind}`, { name: rule.name });
              return (
                <Tr key={[rule.kind, rule.name, rule.scope, rule.courseId].join(' ')}>
                  <Td>
                    <Typography fontWeight="semiBold" textColor="neutral800">
                      {signal}
                    </Typography>
                  </Td>
                  <Td>
                    <Typography textColor="neutral800">
                      {text(`inbound.does.${rule.does}`, { what: nameOf(rule) })}
                    </Typography>
                  </Td>
                  <Td>
                    <Badge>{text(rule.isOn ? 'on' : 'off')}</Badge>
                  </Td>
                  <Td>
                    {canManage ? (
                      <Flex gap={2} justifyContent="end">
                        <Button
                          variant="secondary"
                          size="S"
                          aria-label={text('edit.of', { event: signal })}
                          onClick={() => setEdited(place)}
                        >
                          {text('edit')}
                        </Button>
                        <Button
                          variant="danger-light"
                          size="S"
                          disabled={isSending}
                          aria-label={text('remove.of', { signal })}
                          onClick={() => void save(rules.toSpliced(place, 1))}
                        >
                          {text('remove')}
                        </Button>
                      </Flex>
                    ) : null}
                  </Td>
                </Tr>
              );
            })}
          </PlainTable>
        )}
      </Card>
      <InboundCalls />
      {edited === null ? null : (
        <InboundRuleDialog
          rule={edited === 'new' ? null : (rules[edited] ?? null)}
          courses={courses.data?.data ?? []}
          isSending={isSending}
          onClose={() => setEdited(null)}
          onDone={(rule) => void save(edited === 'new' ? [...rules, rule] : rules.with(edited, rule))}
        />
      )}
    </Flex>
  );
}
