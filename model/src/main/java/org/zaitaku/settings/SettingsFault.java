package org.zaitaku.settings;

/**
 * A rule that is broken.
 *
 * @param item whose value is refused
 */
public record SettingsFault(SettingsRule rule, SettingsItem item) {}
