import { Fragment, useId } from "react";
import css from "./choice.module.css";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import { FieldNotes } from "./labelled";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  note?: string | undefined;
}

interface TilesWords {
  label: string;
  labelHidden?: boolean | undefined;
  hint?: string | undefined;
  error?: string | undefined;
}

export interface ManyTilesProps<Value extends string> extends TilesWords {
  choices: readonly Choice<Value>[];
  selected: readonly Value[];
  onSelected: (selected: Value[]) => void;
}

/** Large toggle buttons of which any number may be on. */
export function ManyTiles<Value extends string>(props: ManyTilesProps<Value>) {
  const { choices, selected, onSelected } = props;
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={css.group}>
      <TilesLabel id={id} {...props} />
      <div className={css.tiles}>
        {choices.map(({ value, label, note }) => {
          const on = selected.includes(value);
          return (
            <button
              key={value}
              type="button"
              className={classNames(css.tile, on && css.on)}
              aria-pressed={on}
              onClick={() => onSelected(on ? selected.filter((one) => one !== value) : [...selected, value])}
            >
              {on && <Icon name="check" size="1.1em" />}
              <TileWords label={label} note={note} />
            </button>
          );
        })}
      </div>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
    </div>
  );
}

export interface OneTileProps<Value extends string> extends TilesWords {
  choices: readonly Choice<Value>[];
  /** One under the other, where their notes are sentences. */
  stacked?: boolean | undefined;
  selected: Value | undefined;
  /** Undefined when the chosen tile is tapped again: a slip of the finger can be taken back. */
  onSelected: (selected: Value | undefined) => void;
}

/** Large tiles of which at most one is on: radio buttons underneath, so the arrow keys work. */
export function OneTile<Value extends string>(props: OneTileProps<Value>) {
  const { choices, selected, onSelected } = props;
  const id = useId();
  return (
    <div role="radiogroup" aria-labelledby={id} className={css.group}>
      <TilesLabel id={id} {...props} />
      <div className={classNames(css.tiles, props.stacked && css.stacked)}>
        {choices.map(({ value, label, note }) => {
          const on = selected === value;
          return (
            <label key={value} className={classNames(css.tile, on && css.on)}>
              <input
                type="radio"
                className={css.covered}
                name={id}
                checked={on}
                onChange={() => onSelected(value)}
                onClick={() => on && onSelected(undefined)}
              />
              {on && <Icon name="check" size="1.1em" />}
              <TileWords label={label} note={note} />
            </label>
          );
        })}
      </div>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
    </div>
  );
}

function TilesLabel({ id, label, labelHidden }: TilesWords & { id: string }) {
  return (
    <div id={id} className={labelHidden ? css.hidden : css.label}>
      {label}
    </div>
  );
}

function TileWords({ label, note }: { label: string; note: string | undefined }) {
  return (
    <span>
      {label.split(/(?<=\/)/).map((part, at) => (
        <Fragment key={at}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
      {note && <small className={css.note}>{note}</small>}
    </span>
  );
}
