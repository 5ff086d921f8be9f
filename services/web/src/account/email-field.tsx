import { TextInput, type TextInputProps } from '@mantine/core';

/** The e-mail address that an account is signed in with. */
export function EmailField(props: Pick<TextInputProps, 'description' | 'error'>) {
  return (
    <TextInput
      {...props}
      label="E-mail address"
      name="email"
      type="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
