import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "./button";
import css from "./search-pick.module.css";
import { describedBy, type FieldWords, Labelled } from "./labelled";
import field from "./field.module.css";
import { nextRow } from "./next-row";

export interface PickOption {
  id: string;
  label: string;
  note?: string | undefined;
}

export interface SearchPickProps extends FieldWords {
  /** What is chosen; null shows the search. */
  chosen: PickOption | null;
  onChosen: (option: PickOption | null) => void;
  /** The options for what is typed, the best first. */
  find: (typed: string) => readonly PickOption[];
  placeholder?: string | undefined;
  /** Words of the button that opens the search again. */
  change: string;
  /** Words while nothing fits. */
  nothing: string;
  /** Told what is being typed, for those who must ask first. */
  onTyped?: ((typed: string) => void) | undefined;
}

const MOST_SHOWN = 8;

/** One out of many by typing: arrows and Enter, or a tap. */
export function SearchPick(props: SearchPickProps) {
  const { label, hint, error, warning, chosen, onChosen, change } = props;
  const id = useId();
  // Search and choice stand in each other's place: whoever was in one goes on in the other.
  const [isTouched, setTouched] = useState(false);
  const choose = (option: PickOption | null) => {
    setTouched(true);
    onChosen(option);
  };
  if (!chosen) return <PickSearch {...props} id={id} onChosen={choose} isEntered={isTouched} />;
  return (
    <Labelled id={id} label={label} hint={hint} error={error} warning={warning}>
      <div className={css.chosen}>
        <span>
          <bdi>{chosen.label}</bdi>
          {chosen.note && <small className={css.note}>{chosen.note}</small>}
        </span>
        <Button id={id} small tone="quiet" autoFocus={isTouched} onClick={() => choose(null)}>
          {change}
        </Button>
      </div>
    </Labelled>
  );
}

function PickSearch(props: SearchPickProps & { id: string; isEntered: boolean }) {
  const { id, label, hint, error, warning, onChosen, find, placeholder, nothing, onTyped } = props;
  const [typed, setTyped] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const options = isOpen ? find(typed).slice(0, MOST_SHOWN) : [];
  const current = options[at];

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Escape") return setOpen(false);
    if (event.key === "Enter" && current) {
      event.preventDefault();
      return onChosen(current);
    }
    // Letters belong to the text: only the arrows move.
    const to = event.key.startsWith("Arrow") ? nextRow(event.key, at, options.length) : undefined;
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
  }

  return (
    <Labelled id={id} label={label} hint={hint} error={error} warning={warning}>
      <input
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${id}-${at}` : undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint, error, warning })}
        className={field.input}
        placeholder={placeholder}
        autoFocus={props.isEntered}
        value={typed}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setOpen(true);
          onTyped?.(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <Options id={id} label={label} options={options} at={at} onChosen={onChosen} />
      {isOpen && typed.trim() !== "" && options.length === 0 && (
        <p className={css.nothing} role="note">
          {nothing}
        </p>
      )}
    </Labelled>
  );
}

interface OptionsProps {
  id: string;
  label: string;
  options: readonly PickOption[];
  /** The place of the one that Enter takes. */
  at: number;
  onChosen: (option: PickOption) => void;
}

function Options({ id, label, options, at, onChosen }: OptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  const hasOptions = options.length > 0;
  // A bar at the lower edge, or the phone's keyboard, must not hide what there is to choose from.
  useEffect(() => {
    if (hasOptions) list.current?.scrollIntoView({ block: "nearest" });
  }, [hasOptions]);
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label={label} className={css.list}>
      {options.map((option, place) => (
        <button
          key={option.id}
          id={`${id}-${place}`}
          type="button"
          role="option"
          tabIndex={-1}
          aria-selected={place === at}
          className={css.option}
          onClick={() => onChosen(option)}
        >
          <bdi>{option.label}</bdi>
          {option.note && <small className={css.note}>{option.note}</small>}
        </button>
      ))}
    </div>
  );
}
