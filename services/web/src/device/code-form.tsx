import { Button, TextInput } from '@mantine/core';
import { findDeviceBodySchema } from '@hone/contracts';
import { useForm } from '../account/use-form.js';
import classes from '../account/entrance.module.css';
import { t } from '../strings/device.js';

/** Asks for the code that a device shows. */
export function CodeForm({ onCode }: { readonly onCode: (code: string) => void }) {
  const { errors, sending, formProps } = useForm({
    schema: findDeviceBodySchema,
    fields: { code: t('enterCode') },
    send: ({ code }) => Promise.resolve(code),
    onSent: onCode,
  });
  return (
    <form {...formProps} className={classes['form']} aria-label={t('title')}>
      <p>{t('intro')}</p>
      <TextInput
        label={t('code')}
        description={t('codeHint')}
        name="code"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        error={errors['code']}
      />
      <Button type="submit" size="md" fullWidth loading={sending}>
        {t('next')}
      </Button>
    </form>
  );
}
