/** The ways in which a tablet or PC reads the card (CON-016); their names are `way.{way}`. */
export const WAYS = ["CODE", "READER"];

const PHONE_SIDE_BELOW = 600;

/** Whether this is a phone, which holds the card app itself; a tablet or PC offers two ways (CON-016). */
export function isPhone() {
  return Math.min(screen.width, screen.height) < PHONE_SIDE_BELOW;
}
