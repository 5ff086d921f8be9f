import { workspaceRoleSchema, type WorkspaceRole } from '@hone/contracts/hiring';
import { t } from '../strings/hiring.js';
import classes from './hiring.module.css';

interface RoleSelectProps {
  readonly label: string;
  /** All roles when absent. */
  readonly roles?: readonly WorkspaceRole[];
  readonly value: WorkspaceRole;
  readonly onChange: (role: WorkspaceRole) => void;
}

export function RoleSelect({ label, roles = workspaceRoleSchema.options, value, onChange }: RoleSelectProps) {
  return (
    <select
      className={classes['select']}
      aria-label={label}
      value={value}
      onChange={(event) => onChange(workspaceRoleSchema.parse(event.currentTarget.value))}
    >
      {roles.map((role) => (
        <option key={role} value={role}>
          {t(`roles.${role}`)}
        </option>
      ))}
    </select>
  );
}
