import { buildIfChanged } from "./make-ready.mjs";

/** Both parts, where their sources changed since they were last built. */
buildIfChanged("server", "client");
