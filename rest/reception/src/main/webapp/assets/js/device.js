/** Whether this is a phone, which holds the card app itself, or a tablet or PC, which offers two ways (CON-016). */
const PHONE_SIDE_BELOW = 600;

export function isPhone() {
  return Math.min(screen.width, screen.height) < PHONE_SIDE_BELOW;
}
