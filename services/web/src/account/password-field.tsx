import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../strings/account.js';

interface PasswordFieldProps extends Omit<TextInputProps, 'type' | 'rightSection' | 'autoComplete'> {
  /** Whether password managers should fill in or suggest a password. */
  readonly autoComplete: 'current-password' | 'new-password';
}

/** A password field with a button that shows the text. */
export function PasswordField(props: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? IconEyeOff : IconEye;
  return (
    <TextInput
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      rightSection={
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('fields.showPassword')}
          aria-pressed={shown}
          title={shown ? t('fields.hidePassword') : t('fields.showPassword')}
          onClick={() => setShown(!shown)}
        >
          <Icon size={17} aria-hidden />
        </ActionIcon>
      }
    />
  );
}
