import { computed, ref } from 'vue';
import type { z } from 'zod';
import { asProblem, type FieldError, fieldErrorsOf } from './problem.ts';

interface FormWork<S extends z.ZodType, T> {
  /** The contract's own schema: what it refuses never leaves the page. */
  schema: S;
  values: () => unknown;
  send: (checked: z.output<S>) => Promise<T>;
  done: (answer: T) => void;
}

/** One submission of a form: check, send, and lay every refusal at its field. */
export function useForm<S extends z.ZodType, T>({ schema, values, send, done }: FormWork<S, T>) {
  const errors = ref<FieldError[]>([]);
  const message = ref<string>();
  const busy = ref(false);

  function check(): z.output<S> | undefined {
    const result = schema.safeParse(values());
    if (result.success) return result.data;
    errors.value = firstOfEachField(
      result.error.issues.map((issue) => ({ name: issue.path.join('.'), message: issue.message })),
    );
    return undefined;
  }

  async function submit(): Promise<void> {
    if (busy.value) return;
    errors.value = [];
    message.value = undefined;
    const checked = check();
    if (checked === undefined) return;
    busy.value = true;
    try {
      done(await send(checked));
    } catch (failure) {
      const problem = asProblem(failure);
      errors.value = fieldErrorsOf(problem).filter(({ name }) => name !== '');
      message.value = errors.value.length > 0 ? undefined : problem.detail;
    }
    busy.value = false;
  }

  return {
    errors,
    /** `errorOf.email`: the words for one field. */
    errorOf: computed<Partial<Record<string, string>>>(() =>
      Object.fromEntries(errors.value.map((error) => [error.name, error.message])),
    ),
    message,
    busy,
    submit,
  };
}

const firstOfEachField = (found: FieldError[]) =>
  found.filter((error, index) => found.findIndex(({ name }) => name === error.name) === index);
