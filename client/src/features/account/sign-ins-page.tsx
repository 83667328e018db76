import { OfficeAnswer } from "../../data/office/office-answer";
import { useOwnAccount } from "../../data/office/office-queries";
import { OfficeReads } from "../../data/office/office-reads";
import { useLive } from "../../data/use-live";
import { useText } from "../../text/use-text";
import { Stack } from "../../ui/layout";
import { PageHeader } from "../../ui/page-header";
import css from "./account.module.css";
import { FactorCard } from "./factor-card";
import { PasswordCard } from "./password-card";
import { SessionsCard } from "./sessions-card";

function SignIns() {
  const t = useText();
  const me = useLive([], (store) => store.me(), []);
  const account = useOwnAccount();
  return (
    <>
      <PageHeader title={t("nav.signIns")} sub={t("account.intro")} />
      <OfficeAnswer query={account}>
        {({ factor, sessions }) =>
          me && (
            <div className={css.page}>
              <Stack>
                {sessions && <SessionsCard staffId={me.staffId} sessions={sessions} />}
                <FactorCard staffId={me.staffId} state={factor} />
                {sessions && <PasswordCard staffId={me.staffId} />}
              </Stack>
            </div>
          )
        }
      </OfficeAnswer>
    </>
  );
}

/** `/sign-ins`: where one is signed in, the second factor, the password. */
export function SignInsPage() {
  return (
    <OfficeReads>
      <SignIns />
    </OfficeReads>
  );
}
