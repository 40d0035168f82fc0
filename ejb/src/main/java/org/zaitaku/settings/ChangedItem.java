package org.zaitaku.settings;

import java.io.Serializable;

/** An item that has two values. An empty text for none. */
public record ChangedItem(SettingsItem item, String before, String after) implements Serializable {}
