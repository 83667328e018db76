import type { ComponentType } from "react";
import { Navigate, useParams } from "react-router";
import { useMe } from "../session/session-context";

/** Where an office desktop, which keeps no copies of areas (rule S1), shows people: the office's own list. */
const PEOPLE = "/review?kind=people";

/** The person beside the office's list, read from the server. */
function PersonAtTheDesk() {
  const { id = "" } = useParams();
  return <Navigate to={`${PEOPLE}&${new URLSearchParams({ person: id }).toString()}`} replace />;
}

/** A page that reads this device's copies; at a desk, which has none, the office's page stands in its place. */
export function inTheField(Page: ComponentType, atTheDesk: "people" | "person"): ComponentType {
  return function FieldOrDesk() {
    if (useMe().kind !== "office") return <Page />;
    return atTheDesk === "people" ? <Navigate to={PEOPLE} replace /> : <PersonAtTheDesk />;
  };
}
