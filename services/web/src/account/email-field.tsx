import { TextInput, type TextInputProps } from '@mantine/core';
import { t } from '../strings/account.js';

/** The e-mail address of the account. */
export function EmailField(props: Pick<TextInputProps, 'description' | 'error'>) {
  return (
    <TextInput
      {...props}
      label={t('fields.email')}
      name="email"
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
