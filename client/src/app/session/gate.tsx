import { lazy, type ReactNode, Suspense } from "react";
import { SetPinPage } from "../../features/sign-in/set-pin-page";
import { signInProblemText } from "../../features/sign-in/sign-in-problem";
import { SignInPage } from "../../features/sign-in/sign-in-page";
import { UnlockPage } from "../../features/unlock/unlock-page";
import { useText } from "../../text/use-text";
import { ErrorState, Waiting } from "../../ui/states";
import { CoverPage } from "./cover-page";
import { GateFrame } from "./gate-frame";
import { useSession } from "./session-context";

/** Not with the first load: few people need it, once. */
const MustSetUpPage = lazy(async () => ({
  default: (await import("../../features/account/must-set-up-page")).MustSetUpPage,
}));

function NoStorage({ workedHere, demo }: { workedHere: boolean; demo: boolean }) {
  const t = useText();
  return (
    <GateFrame title={t("app.name")} demo={demo}>
      <ErrorState title={t(workedHere ? "session.storageBroken" : "session.noStorage")} />
    </GateFrame>
  );
}

/** What stands before everything else: sign in, choose a PIN, unlock. Behind it nothing is mounted until it opens. */
export function Gate({ children }: { children: ReactNode }) {
  const t = useText();
  const session = useSession((all) => all);
  const { state, demo } = session;
  if (session.isCovered) return <CoverPage onBack={session.uncover} />;
  switch (state.at) {
    case "open":
      return children;
    case "starting":
      return <GateFrame title={t("app.name")} demo={demo} />;
    case "no-storage":
      return <NoStorage workedHere={state.workedHere} demo={demo} />;
    case "signed-out":
      return (
        <GateFrame title={t("session.signInTitle")} demo={demo}>
          <SignInPage
            onSignIn={session.signIn}
            loss={state.loss}
            given={state.given}
            isLate={state.isLate === true}
            onPeople={state.people.length > 0 ? () => void session.toPeople() : undefined}
          />
        </GateFrame>
      );
    case "set-up-factor":
      return (
        <GateFrame title={t("account.factorSetUp")} demo={demo}>
          <Suspense fallback={<Waiting>{t("actions.loading")}</Waiting>}>
            <MustSetUpPage
              staffId={state.who.staffId}
              onStands={async () => {
                const problem = await session.factorStands();
                return problem && signInProblemText(problem, t);
              }}
              onLeave={() => void session.leaveFactor()}
            />
          </Suspense>
        </GateFrame>
      );
    case "set-pin":
      return (
        <GateFrame title={t("session.setPinTitle")} demo={demo}>
          <SetPinPage
            name={state.name}
            badge={state.badge}
            demo={demo}
            again={state.again}
            onSetPin={session.setPin}
            onTyping={session.stay}
            onLeave={() => void session.leaveSetPin()}
          />
        </GateFrame>
      );
    case "locked":
      return (
        <GateFrame title={t("session.unlockTitle")} demo={demo}>
          <UnlockPage
            people={state.people}
            forgotten={state.forgotten}
            given={state.given}
            onUnlock={session.unlock}
            onSignIn={() => void session.toSignIn()}
          />
        </GateFrame>
      );
  }
}
