import { COMPARTMENTS, type Compartment } from "@konta/shared/access/compartment";
import { PERMISSION_TABLE } from "@konta/shared/access/permission-table";
import { type Role, ROLES } from "@konta/shared/access/role";
import { useState } from "react";
import { useLive } from "../../data/use-live";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { type Column, DataTable } from "../../ui/data-table";
import { Stack, Sub } from "../../ui/layout";
import { PageHeader } from "../../ui/page-header";
import { SelectField } from "../../ui/select-field";
import css from "./permissions.module.css";

const what = (t: Translate): Column<Compartment> => ({
  key: "what",
  header: t("permissions.what"),
  heads: true,
  cell: (compartment) => (
    <>
      {t(`compartment.${compartment}`)}
      <div className={css.holds}>{t(`compartment.${compartment}.holds`)}</div>
    </>
  ),
});

/** What is allowed stands out; that nothing is can be read all the same. */
function Access({ compartment, role }: { compartment: Compartment; role: Role }) {
  const t = useText();
  const access = PERMISSION_TABLE[compartment][role];
  const words = t(`permissions.access.${access}`);
  if (access === "-") return <span className={css.nothing}>{words}</span>;
  return access === "w" ? <b>{words}</b> : words;
}

const columnOf = (role: Role, header: string): Column<Compartment> => ({
  key: role,
  header,
  cell: (compartment) => <Access compartment={compartment} role={role} />,
});

/** Every role beside the other: for a desk, and for paper. */
function AllRoles({ own }: { own: readonly Role[] }) {
  const t = useText();
  const columns = ROLES.map((role) =>
    columnOf(role, own.includes(role) ? `${t(`role.${role}`)} · ${t("permissions.own")}` : t(`role.${role}`)),
  );
  return (
    <DataTable
      caption={t("permissions.table")}
      columns={[what(t), ...columns]}
      rows={COMPARTMENTS}
      rowKey={(compartment) => compartment}
    />
  );
}

/** One role at a time, where the page is narrow. */
function OneRole({ own }: { own: readonly Role[] }) {
  const t = useText();
  const [role, setRole] = useState<Role>(own[0] ?? "social_worker");
  return (
    <Stack>
      <SelectField
        label={t("permissions.role")}
        value={role}
        options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
        onValue={(value) => setRole(value as Role)}
      />
      <DataTable
        caption={t("permissions.table")}
        captionHidden
        columns={[what(t), columnOf(role, t("permissions.access"))]}
        rows={COMPARTMENTS}
        rowKey={(compartment) => compartment}
      />
    </Stack>
  );
}

/** `/permissions` Ποιος βλέπει τι: the one table that the server enforces, to read and to print; needs no signal. */
export function PermissionsPage() {
  const t = useText();
  const me = useLive([], (store) => store.me(), []);
  if (!me) return null;
  return (
    <>
      <PageHeader
        title={t("permissions.title")}
        sub={t("permissions.intro")}
        end={
          <div className={css.button}>
            <Button onClick={() => window.print()}>{t("permissions.print")}</Button>
          </div>
        }
      />
      <Stack>
        <Card>
          <div className={css.place}>
            <div className={css.all}>
              <AllRoles own={me.roles} />
            </div>
            <div className={css.one}>
              <OneRole own={me.roles} />
            </div>
          </div>
        </Card>
        <Sub>{t("permissions.areas")}</Sub>
        <Sub>{t("permissions.named")}</Sub>
      </Stack>
    </>
  );
}
