import { useEffect, useRef, useState, type ChangeEvent, type SubmitEvent } from 'react';
import type { z } from 'zod';
import { fieldErrorsOf, findRejectedFields, type CodeFields, type FieldErrors } from './form-errors.js';

export interface FormPlan<Body, Answer> {
  readonly schema: z.ZodType<Body>;
  /** Field names in page order, each with the message for when it is empty. */
  readonly fields: FieldErrors;
  /** The field that each error code of the server is about. */
  readonly codes?: CodeFields;
  /** Builds the request body from the form's data; by default the data as they are named. */
  readonly read?: (data: FormData) => unknown;
  readonly send: (body: Body) => Promise<Answer>;
  readonly onSent: (answer: Answer, body: Body) => void | Promise<void>;
}

const readAsNamed = (data: FormData): unknown => Object.fromEntries(data);

/** After a failed attempt the first invalid field gets the focus; its description says what is wrong. */
function useFocusOnWrong(attempt: number) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (attempt === 0) return;
    const wrong = form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]');
    wrong?.focus();
    wrong?.select?.();
  }, [attempt]);
  return form;
}

/** A form that validates by the contract's schema, sends, and attaches errors to fields. */
export function useForm<Body, Answer>(plan: FormPlan<Body, Answer>) {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const form = useFocusOnWrong(attempt);

  const showErrors = (wrong: FieldErrors) => {
    setErrors(wrong);
    setAttempt((count) => count + 1);
  };
  const send = async (body: Body) => {
    setSending(true);
    try {
      await plan.onSent(await plan.send(body), body);
    } catch (error) {
      const wrong = findRejectedFields(error, Object.keys(plan.fields), plan.codes ?? {});
      if (wrong === undefined) setFailure(error);
      else showErrors(wrong);
    } finally {
      setSending(false);
    }
  };
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    setErrors({});
    setFailure(null);
    const values = (plan.read ?? readAsNamed)(new FormData(event.currentTarget));
    const parsed = plan.schema.safeParse(values);
    if (parsed.success) void send(parsed.data);
    else showErrors(fieldErrorsOf(parsed.error, values, plan.fields));
  };
  const onChange = (event: ChangeEvent<HTMLFormElement>) => {
    const { name } = event.target as unknown as HTMLInputElement;
    if (name in errors) setErrors(Object.fromEntries(Object.entries(errors).filter(([key]) => key !== name)));
  };
  return { errors, failure, sending, formProps: { ref: form, noValidate: true, onSubmit, onChange } };
}
