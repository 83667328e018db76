import { lazy, Suspense, useState } from "react";
import type { DeviceWord } from "../../data/office/declare-device";
import type { OfficeDevice } from "../../data/office/office-answers";
import { ago, clockOrDay } from "../../text/dates";
import type { Translate } from "../../text/translate";
import { useText } from "../../text/use-text";
import { Button } from "../../ui/button";
import { OneTile } from "../../ui/choice-tiles";
import { Sub } from "../../ui/layout";
import { Notice } from "../../ui/notice";
import css from "./devices.module.css";
import { WORDS, wordsFor } from "./end-words";
import type { useDeviceEnd } from "./use-device-end";

const Dialog = lazy(() => import("../../ui/dialog"));

export interface EndDialogProps extends Pick<ReturnType<typeof useDeviceEnd>, "problem" | "busy"> {
  device: OfficeDevice;
  now: number;
  onSay: (word: DeviceWord) => void;
  onClose: () => void;
}

/** When it was last heard, and what was only there at that time. */
function heardWords(
  { lastContactAt, unsentThere: count, oldestThere }: OfficeDevice,
  now: number,
  t: Translate,
) {
  const heard =
    lastContactAt === null ? t("devices.heardNever") : t("devices.heard", { when: ago(lastContactAt, now) });
  if (count === 0) return lastContactAt === null ? heard : `${heard} ${t("devices.hadNothing")}`;
  if (oldestThere === null) return `${heard} ${t("devices.hadThere", { count })}`;
  return `${heard} ${t("devices.hadThereSince", { count, when: clockOrDay(oldestThere, now) })}`;
}

function Facts({ device, now }: { device: OfficeDevice; now: number }) {
  const t = useText();
  return (
    <div className={css.facts}>
      <p>
        <b>{device.staffName}</b> · {device.device}
      </p>
      {device.here && <Sub>{t("devices.isHere")}</Sub>}
      {device.beside.length > 0 && <p>{t("devices.besides", { names: device.beside.join(", ") })}</p>}
      <Sub>{heardWords(device, now, t)}</Sub>
    </div>
  );
}

/** A stolen one takes unsent work along, which nobody brings back. */
function Sure({ count }: { count: number }) {
  const t = useText();
  return (
    <>
      <p>
        <b>{t("devices.sureWords", { count })}</b>
      </p>
      <p>{t("devices.sureElse")}</p>
    </>
  );
}

interface ChoiceProps extends Pick<EndDialogProps, "device" | "now"> {
  words: readonly DeviceWord[];
  chosen: DeviceWord | undefined;
  onChosen: (word: DeviceWord | undefined) => void;
}

function Choice({ device, now, words, chosen, onChosen }: ChoiceProps) {
  const t = useText();
  const [only] = words;
  return (
    <>
      <Facts device={device} now={now} />
      {words.length > 1 ? (
        <OneTile
          label={t("devices.endTitle")}
          labelHidden
          stacked
          choices={words.map((value) => ({
            value,
            label: t(WORDS[value].label),
            note: t(WORDS[value].means),
          }))}
          selected={chosen}
          onSelected={onChosen}
        />
      ) : (
        only && <p>{t(WORDS[only].means)}</p>
      )}
    </>
  );
}

const titleOf = (words: readonly DeviceWord[]) => {
  if (words.includes("found")) return "devices.againTitle";
  return words.length === 1 && words[0] === "lost" ? "devices.lostTitle" : "devices.endTitle";
};

/**
 * What became of a device: what follows for the work on it stands before the choice (rules O2, S6). A stolen one with unsent
 * work is asked about once more, and the careful answer has the focus. One dialog for both, which gives the focus back.
 */
export function EndDialog({ device, now, problem, busy, onSay, onClose }: EndDialogProps) {
  const t = useText();
  const words = wordsFor(device);
  const [only] = words;
  const [chosen, setChosen] = useState(words.length === 1 || only === "found" ? only : undefined);
  /** `back`: was asked, and thought better of it. */
  const [asks, setAsks] = useState<"no" | "yes" | "back">("no");
  const back = () => setAsks("back");

  function act() {
    if (chosen === "stolen" && device.unsentThere > 0) setAsks("yes");
    else if (chosen) onSay(chosen);
  }
  const sure = (
    <>
      <Button key="back" autoFocus onClick={back}>
        {t("actions.back")}
      </Button>
      <Button key="sure" tone="danger" busy={busy} onClick={() => onSay("stolen")}>
        {t("devices.sureStolen")}
      </Button>
    </>
  );
  const say = (
    <>
      <Button key="cancel" onClick={onClose}>
        {t("actions.cancel")}
      </Button>
      <Button
        key="say"
        autoFocus={asks === "back"}
        tone={chosen === "found" ? "primary" : "danger"}
        waits={!chosen}
        busy={busy}
        onClick={act}
      >
        {t(chosen ? WORDS[chosen].say : "devices.chooseEnd")}
      </Button>
    </>
  );
  const isSure = asks === "yes";
  return (
    <Suspense>
      <Dialog
        role="alertdialog"
        open
        title={t(isSure ? "devices.sureTitle" : titleOf(words))}
        onClose={isSure ? back : onClose}
        actions={isSure ? sure : say}
      >
        {isSure ? (
          <Sure count={device.unsentThere} />
        ) : (
          <Choice device={device} now={now} words={words} chosen={chosen} onChosen={setChosen} />
        )}
        {problem && <Notice tone={problem.tone} live="alert" title={t(problem.words)} />}
      </Dialog>
    </Suspense>
  );
}
