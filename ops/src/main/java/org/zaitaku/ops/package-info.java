/**
 * The programs behind {@code scripts/}: the embedded database, migrations, backup and restore, and
 * the secrets of a demonstration. Plain Java; they run beside the server, never inside it, and are
 * the only ones that hold the owner's role.
 */
package org.zaitaku.ops;
