import { OfficeAnswer } from "../../data/office/office-answer";
import { useOfficePerson } from "../../data/office/office-queries";
import type { NameOf } from "../../text/say-value";
import { useText } from "../../text/use-text";
import { LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Notice } from "../../ui/notice";
import { PersonFacts } from "./person-facts";
import { PersonWork } from "./person-work";

export interface PersonPaneProps {
  id: string;
  nameOf: NameOf;
  today: string;
  /** The visit that was chosen in the list. */
  lit: string | undefined;
}

/** The person's file as this reader may know it. */
export function PersonPane({ id, nameOf, today, lit }: PersonPaneProps) {
  const t = useText();
  const query = useOfficePerson(id);
  return (
    <OfficeAnswer query={query}>
      {(file) => {
        const reference = file.person.fields["localReference"];
        const [first] = file.conflicts;
        return (
          <Card
            title={file.name || t("review.noName")}
            aside={typeof reference === "string" ? reference : undefined}
          >
            {file.latinName && <p lang="en">{file.latinName}</p>}
            {first && (
              <Notice
                tone="amber"
                title={t("review.conflictsOpen", { count: file.conflicts.length })}
                actions={
                  <LinkButton small to={`/conflicts?item=${first.id}`}>
                    {t("review.decide")}
                  </LinkButton>
                }
              />
            )}
            <PersonWork key={id} file={file} nameOf={nameOf} today={today} lit={lit} />
            <PersonFacts file={file} nameOf={nameOf} />
          </Card>
        );
      }}
    </OfficeAnswer>
  );
}
