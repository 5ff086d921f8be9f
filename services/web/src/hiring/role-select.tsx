import { workspaceRoleSchema, type WorkspaceRole } from '@hone/contracts/hiring';
import { t } from '../strings/hiring.js';
import classes from './hiring.module.css';

interface RoleSelectProps {
  readonly label: string;
  readonly value: WorkspaceRole;
  readonly onChange: (role: WorkspaceRole) => void;
}

export function RoleSelect({ label, value, onChange }: RoleSelectProps) {
  return (
    <select
      className={classes['select']}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(workspaceRoleSchema.parse(event.currentTarget.value))}
    >
      {workspaceRoleSchema.options.map((role) => (
        <option key={role} value={role}>
          {t(`roles.${role}`)}
        </option>
      ))}
    </select>
  );
}
