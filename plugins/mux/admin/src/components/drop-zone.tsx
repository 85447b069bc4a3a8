import { Button, Flex, Typography } from '@strapi/design-system';
import { CloudUpload } from '@strapi/icons';
import { useRef, useState, type ChangeEvent, type DragEvent } from 'react';
import { styled } from 'styled-components';
import { useText } from '../hooks/use-text.ts';

/** Extensions of films that some systems give no media type. */
const FILM_EXTENSION = /\.(mp4|m4v|mov|mkv|webm|avi|mpe?g|ts|mts|m2ts|wmv|flv|3gp|ogv|mxf)$/i;

/**
 * Takes video files, dropped or chosen. What is plainly no film is refused here; what only looks like one is for Mux to
 * judge.
 */
export function DropZone({
  inputId,
  isDisabled = false,
  isMultiple = false,
  title,
  hint,
  onFiles,
}: {
  inputId: string;
  isDisabled?: boolean;
  isMultiple?: boolean;
  title: string;
  hint: string;
  onFiles: (files: File[]) => void;
}) {
  const text = useText();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const [refusals, setRefusals] = useState<string[]>([]);

  function take(list: FileList | null): void {
    const files = [...(list ?? [])].slice(0, isMultiple ? undefined : 1);
    if (isDisabled || files.length === 0) return;
    const problems = files.map((file) => ({ file, problem: findProblem(file) }));
    setRefusals(problems.flatMap(({ file, problem }) => (problem ? [text(problem, { name: file.name })] : [])));
    const good = problems.flatMap(({ file, problem }) => (problem ? [] : [file]));
    if (good.length > 0) onFiles(good);
  }

  function handleDrop(event: DragEvent): void {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  }

  function handleChange(event: ChangeEvent<HTMLInputElement>): void {
    take(event.target.files);
    // The same file may be chosen again after a failure.
    event.target.value = '';
  }

  return (
    <Zone
      $isOver={isOver}
      onDragOver={(event: DragEvent) => {
        event.preventDefault();
        setIsOver(!isDisabled);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={handleDrop}
    >
      <Flex direction={isMultiple ? 'row' : 'column'} justifyContent="center" gap={isMultiple ? 4 : 2} wrap="wrap">
        <CloudUpload width="3.2rem" height="3.2rem" fill="neutral500" aria-hidden />
        <Typography fontWeight="semiBold">{title}</Typography>
        {!isMultiple && <Typography textColor="neutral600">{text('drop.or')}</Typography>}
        <Button variant="secondary" disabled={isDisabled} onClick={() => input.current?.click()}>
          {text(isMultiple ? 'drop.choose-many' : 'drop.choose')}
        </Button>
        <HiddenInput
          ref={input}
          id={inputId}
          type="file"
          multiple={isMultiple}
          accept="video/*,.mkv,.mxf,.ts,.mts,.m2ts"
          tabIndex={-1}
          disabled={isDisabled}
          onChange={handleChange}
        />
        <Typography variant="pi" textColor="neutral600" textAlign="center">
          {hint}
        </Typography>
        {refusals.map((refusal) => (
          <Typography key={refusal} role="alert" textColor="danger600" textAlign="center">
            {refusal}
          </Typography>
        ))}
      </Flex>
    </Zone>
  );
}

function findProblem(file: File): 'drop.not-a-video' | 'drop.empty' | null {
  if (!file.type.startsWith('video/') && !FILM_EXTENSION.test(file.name)) return 'drop.not-a-video';
  return file.size === 0 ? 'drop.empty' : null;
}

const Zone = styled.div<{ $isOver: boolean }>`
  width: 100%;
  padding: ${({ theme }) => theme.spaces[5]} ${({ theme }) => theme.spaces[4]};
  border: 1px dashed ${({ theme, $isOver }) => ($isOver ? theme.colors.primary600 : theme.colors.neutral300)};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $isOver }) => ($isOver ? theme.colors.primary100 : theme.colors.neutral100)};
`;

/** Out of sight, but there for the field's label and for the button that opens it. */
const HiddenInput = styled.input`
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
`;
