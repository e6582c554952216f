import { type ComputedRef, computed, inject, type InjectionKey } from 'vue';

export interface Field {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

/** A UiField tells the control inside it which id and descriptions it has. */
export const fieldKey: InjectionKey<ComputedRef<Field>> = Symbol('field');

export const fieldId = (name: string) => `isian-${name}`;

/** Attributes that tie a control to its label, hint and error. */
export function useFieldAttributes() {
  const field = inject(fieldKey, undefined);
  return computed(() =>
    field
      ? {
          id: field.value.id,
          'aria-describedby': field.value.describedBy,
          'aria-invalid': field.value.invalid || undefined,
          'aria-required': field.value.required || undefined,
        }
      : {},
  );
}
