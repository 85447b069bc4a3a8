import { yupResolver } from '@hookform/resolvers/yup';
import { useState } from 'react';
import {
  useForm,
  type DefaultValues,
  type FieldValues,
  type Path,
  type PathValue,
  type Resolver,
  type UseFormReturn,
} from 'react-hook-form';
import type { ObjectSchema } from 'yup';
import { cleanValues } from './clean-values.ts';
import { useTexts } from '../../lib/locale.tsx';
import type { Texts } from '../../texts/en.ts';
import { toFormProblems } from './form-problems.ts';
import { sayProblem } from './say-problem.ts';

interface ContractForm<T extends FieldValues> {
  form: UseFormReturn<T>;
  /** A problem of the whole form. */
  problem: string | null;
  submit: (event: React.FormEvent) => void;
}

/** A form whose rules are the server's: the contract's schema first, then what the server itself has to say. */
export function useContractForm<T extends FieldValues>({
  schema,
  defaultValues,
  send,
}: {
  schema: ObjectSchema<T>;
  defaultValues: DefaultValues<T>;
  /** @throws ApiError */
  send: (values: T) => Promise<void>;
}): ContractForm<T> {
  const words = useTexts().auth;
  const [problem, setProblem] = useState<string | null>(null);
  const check = yupResolver(schema as ObjectSchema<FieldValues>) as unknown as Resolver<T>;
  const form = useForm<T>({
    defaultValues,
    mode: 'onTouched',
    resolver: async (values, context, options) => {
      const { errors, ...result } = await check(cleanValues(values), context, options);
      return { ...result, errors: inWords({ errors, words }) } as Awaited<ReturnType<Resolver<T>>>;
    },
  });
  const submit = form.handleSubmit(async (values) => {
    setProblem(null);
    try {
      await send(values);
    } catch (error) {
      const problems = toFormProblems({ error, fields: Object.keys(defaultValues), words });
      setProblem(problems.form);
      problems.fields.forEach(({ name, message }, index) =>
        form.setError(name as Path<T>, { message }, { shouldFocus: index === 0 })
      );
    }
  });
  return {
    form,
    problem,
    submit: (event) => {
      // What somebody, or the browser's own memory, filled in before the page was alive was told to nobody.
      for (const [name, value] of new FormData(event.currentTarget as HTMLFormElement))
        if (typeof value === 'string' && name in defaultValues)
          form.setValue(name as Path<T>, value as PathValue<T, Path<T>>);
      void submit(event);
    },
  };
}

/** The schemas speak English; a page says their complaints in its own language. Forms are flat, so fields are all there is. */
function inWords({ errors, words }: { errors: object; words: Texts['auth'] }): object {
  return Object.fromEntries(
    Object.entries(errors as Record<string, { message?: string }>).map(([name, problem]) => [
      name,
      problem.message === undefined
        ? problem
        : { ...problem, message: sayProblem({ message: problem.message, words }) },
    ])
  );
}
