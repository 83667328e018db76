import type { OwnSession } from "@konta/shared/access/own-account";
import type { Result } from "@konta/shared/base/result";
import { useState } from "react";
import { type AccountProblem, endOtherSessions, endSession } from "../../data/office/own-account";
import { officeQueries } from "../../data/office/office-queries";
import { clockOrDay } from "../../text/dates";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Stack, Sub } from "../../ui/layout";
import { List, Row } from "../../ui/list";
import { StatusLine } from "../../ui/notice";
import { accountProblemText } from "./account-problem";

/** Stands for all others where one session's id could stand. */
const OTHERS = "others";

interface SessionRowProps {
  session: OwnSession;
  now: number;
  /** Whose button is at work. */
  ending: string | null;
  onEnd: () => void;
}

function SessionRow({ session, now, ending, onEnd }: SessionRowProps) {
  const t = useText();
  const device = session.device ?? t("account.unknownDevice");
  return (
    <Row
      title={device}
      detail={
        <>
          {t("account.begun", { when: clockOrDay(session.begunAt, now) })}
          <br />
          {t("account.seen", { when: clockOrDay(session.lastSeenAt, now) })}
        </>
      }
      end={
        session.current ? (
          <Chip tone="olive">{t("account.thisOne")}</Chip>
        ) : (
          <Button
            small
            aria-label={t("account.endOf", { device })}
            busy={ending === session.id}
            waits={ending !== null}
            onClick={onEnd}
          >
            {t("account.end")}
          </Button>
        )
      }
    />
  );
}

interface SessionsCardProps {
  staffId: string;
  sessions: readonly OwnSession[];
}

/** Where one is signed in, and how to end it. */
export function SessionsCard({ staffId, sessions }: SessionsCardProps) {
  const t = useText();
  const [ending, setEnding] = useState<string | null>(null);
  const [said, setSaid] = useState<{ tone: "olive" | "red"; text: string } | null>(null);

  async function end(which: string, work: () => Promise<Result<number, AccountProblem>>): Promise<void> {
    if (ending !== null) return;
    setEnding(which);
    const answer = await work();
    setEnding(null);
    if (answer.ok) setSaid({ tone: "olive", text: t("account.ended", { count: answer.value }) });
    else if (answer.error.code === "gone") setSaid({ tone: "olive", text: t("account.endedAlready") });
    else setSaid({ tone: "red", text: accountProblemText(answer.error, t) });
    await officeQueries.invalidateQueries();
  }
  const endOne = (id: string) =>
    end(id, async () => {
      const ended = await endSession(staffId, id);
      return ended.ok ? { ok: true, value: 1 } : ended;
    });

  return (
    <Card title={t("account.sessionsTitle")}>
      <Sub>{t("account.sessionsWhy")}</Sub>
      <Stack>
        <List label={t("account.sessionsTitle")}>
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              now={Date.now()}
              ending={ending}
              onEnd={() => void endOne(session.id)}
            />
          ))}
        </List>
        {sessions.length > 1 ? (
          <>
            <Sub>{t("account.notYours")}</Sub>
            <div>
              <Button
                busy={ending === OTHERS}
                waits={ending !== null}
                onClick={() => void end(OTHERS, () => endOtherSessions(staffId))}
              >
                {t("account.endOthers")}
              </Button>
            </div>
          </>
        ) : (
          <Sub>{t("account.onlyThis")}</Sub>
        )}
      </Stack>
      <StatusLine tone={said?.tone}>{said?.text}</StatusLine>
    </Card>
  );
}
