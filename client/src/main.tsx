import { assert } from "@konta/shared/base/assert";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { watchMissingScreens } from "./app/routes/missing-screen";
import { startSession } from "./app/session/session";
import { startDevice } from "./data/device";
import { guardPage } from "./features/update/guard-page";
import { registerServiceWorker } from "./features/update/register-service-worker";
import { restoreLanguage } from "./text/translate";
import "./ui/tokens.css";

watchMissingScreens(window);
const place = document.getElementById("root");
assert(place, "the page has a place for the app");
const [device] = await Promise.all([
  startDevice(),
  restoreLanguage({ storage: localStorage, root: document.documentElement }),
]);
createRoot(place).render(<App device={device} session={startSession(device)} />);
guardPage(window, document);
void registerServiceWorker();
