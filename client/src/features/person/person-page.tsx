import { mayWrite } from "@konta/shared/access/permission-table";
import { dayAt } from "@konta/shared/base/local-date";
import { useEffect, useState } from "react";
import { Link, Navigate, useLocation, useNavigate, useParams } from "react-router";
import type { Me, PersonFile } from "../../data/border";
import { useCatalogueNames } from "../../data/use-catalogue";
import { useLive } from "../../data/use-live";
import { PersonNotHere } from "../../parts/person-not-here";
import { useText } from "../../text/use-text";
import { ActionBar } from "../../ui/action-bar";
import { LinkButton } from "../../ui/button";
import { Cluster } from "../../ui/layout";
import { Icon } from "../../ui/icon";
import { StatusLine } from "../../ui/notice";
import { AbsorbedCard } from "./absorbed-card";
import { ConflictNotices } from "./conflict-notices";
import { IdentityCard } from "./identity-card";
import { MembersCard } from "./members-card";
import { PapersCard } from "./papers-card";
import { SilentHere } from "../../parts/hidden-here";
import { PersonHeader } from "./person-header";
import css from "./person-page.module.css";
import { PhonesCard } from "./phones-card";
import { useSaves } from "./save-line";
import { TimelineCard } from "./timeline-card";

export function PersonPage() {
  const { id = "" } = useParams();
  const { state }: { state: unknown } = useLocation();
  const me = useLive([], (store) => store.me(), []);
  const file = useLive([`person:${id}`, "notices"], (store) => store.person(id), [id]);
  if (file === null) return <PersonNotHere findAt="/find" />;
  if (!me || !file) return null;
  // Merged with another file meanwhile: that one is read, and written to, from here on.
  if (file.person.id !== id) return <Navigate to={`/people/${file.person.id}`} state={state} replace />;
  return <File key={id} personId={id} me={me} file={file} />;
}

/** A form that was just left says here what became of it, once: a reload must not say it again. */
function useArrival(): boolean {
  const { state, pathname, search } = useLocation();
  const navigate = useNavigate();
  const isCarried = typeof state === "object" && state !== null && "saved" in state;
  const [hasSaved] = useState(isCarried);
  useEffect(() => {
    if (isCarried) void navigate(pathname + search, { replace: true, state: null });
  }, [isCarried, pathname, search, navigate]);
  return hasSaved;
}

function File({ personId, me, file }: { personId: string; me: Me; file: PersonFile }) {
  const t = useText();
  const today = dayAt(Date.now());
  const nameOf = useCatalogueNames("community");
  const hasSaved = useArrival();
  const { line, run } = useSaves(hasSaved ? { tone: "olive", words: t("visit.saved") } : null);
  const canWrite = mayWrite(me.roles, "core");
  const { community } = file.person.fields;
  const part = { personId, file, canWrite, today, run };
  return (
    <>
      <nav>
        <Link to="/find" className={css.backLink}>
          <Icon name="back" size="1.5rem" />
          {(community && nameOf(community)) || t("find.title")}
        </Link>
      </nav>
      <PersonHeader file={file} today={today} />
      <SilentHere />
      <ConflictNotices conflicts={file.conflicts} me={me.staffId} />
      {canWrite && (
        <Cluster>
          <LinkButton icon="send" to={`/people/${personId}/refer`}>
            {t("person.refer")}
          </LinkButton>
        </Cluster>
      )}
      <TimelineCard {...part} me={me} />
      <PhonesCard personId={personId} phones={file.phones} canWrite={canWrite} run={run} />
      <IdentityCard {...part} />
      <PapersCard {...part} />
      <MembersCard file={file} today={today} />
      <AbsorbedCard absorbed={file.absorbed} today={today} />
      {canWrite && (
        <ActionBar>
          <StatusLine tone={line?.tone}>{line?.words}</StatusLine>
          <LinkButton tone="primary" wide icon="plus" to={`/people/${personId}/visit`}>
            {t("person.newVisit")}
          </LinkButton>
        </ActionBar>
      )}
    </>
  );
}
