import { fault, field, ok, type FieldOptions } from './field';

/** The board's own words. What people type about people stands under `personal` and never here. */
export const Text = (max: number, options?: FieldOptions): PropertyDecorator =>
  field(
    (value) => {
      if (typeof value !== 'string') return fault('wrong_type', { expected: 'text' });
      return value.length <= max ? ok : fault('too_long', { max });
    },
    { type: String, maxLength: max },
    options,
  );
