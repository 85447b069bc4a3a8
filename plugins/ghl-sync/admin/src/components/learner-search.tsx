import { useAnswer } from '@diamond/kit/admin';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useState, type ChangeEvent, type KeyboardEvent } from 'react';
import { styled } from 'styled-components';
import { ADMIN_PATHS } from '../../../contract/admin-paths.ts';
import type { CrmLearner } from '../../../contract/types.ts';
import { useText } from '../hooks/use-text.ts';

/** Finds a learner by parts of the name or the e-mail, and says who was chosen. */
export function LearnerSearch({ onChoose }: { onChoose: (learner: CrmLearner) => void }) {
  const text = useText();
  const [search, setSearch] = useState('');
  const isAsked = search.trim() !== '';
  return (
    <Box maxWidth="32rem">
      <Field.Root name="learner">
        <Field.Label>{text('search')}</Field.Label>
        <TextInput
          type="search"
          autoComplete="off"
          maxLength={254}
          value={search}
          onChange={(event: ChangeEvent<HTMLInputElement>) => setSearch(event.target.value)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Escape' || !isAsked) return;
            // What was typed goes, and a dialog around it stays.
            event.stopPropagation();
            setSearch('');
          }}
        />
      </Field.Root>
      {isAsked ? (
        <Found
          search={search}
          onChoose={(learner) => {
            setSearch('');
            onChoose(learner);
          }}
        />
      ) : null}
    </Box>
  );
}

function Found({ search, onChoose }: { search: string; onChoose: (learner: CrmLearner) => void }) {
  const text = useText();
  const { data, hasFailed, isLoading, refresh } = useAnswer<{ data: CrmLearner[] }>({
    path: ADMIN_PATHS.learners,
    params: { search },
  });
  if (hasFailed)
    return (
      <Flex role="alert" gap={2} paddingTop={2}>
        <Typography textColor="danger600">{text('failed')}</Typography>
        <Button variant="tertiary" size="S" onClick={refresh}>
          {text('again')}
        </Button>
      </Flex>
    );
  const found = data?.data ?? [];
  return (
    <Box paddingTop={1} aria-busy={isLoading}>
      <Box role="status">
        <Typography variant="pi" textColor="neutral600">
          {data === null ? text('loading') : text('search.found', { count: found.length })}
        </Typography>
      </Box>
      <Box
        tag="ul"
        aria-label={text('search.results')}
        {...(found.length > 0 ? { borderColor: 'neutral200', hasRadius: true } : {})}
      >
        {found.map((learner) => (
          <li key={learner.userId}>
            <Choice type="button" onClick={() => onChoose(learner)}>
              <Typography tag="span" textColor="primary600" style={{ overflowWrap: 'anywhere' }}>
                {learner.name ?? learner.email}
              </Typography>
              {learner.name ? (
                <Typography tag="span" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
                  {learner.email}
                </Typography>
              ) : null}
            </Choice>
          </li>
        ))}
      </Box>
    </Box>
  );
}

const Choice = styled.button`
  display: flex;
  flex-direction: column;
  align-items: start;
  width: 100%;
  padding: 0.8rem;
  border: 0;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: none;
  text-align: start;
  cursor: pointer;

  &:hover {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;
