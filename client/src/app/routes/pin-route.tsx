import { ChangePinPage } from "../../features/change-pin/change-pin-page";
import { useSession } from "../session/session-context";

/** The change of the PIN with the session around it. */
export default function PinRoute() {
  const demo = useSession((session) => session.demo);
  const lock = useSession((session) => session.lock);
  return <ChangePinPage demo={demo} onDisabled={() => void lock()} />;
}
