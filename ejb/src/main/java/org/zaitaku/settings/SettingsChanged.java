package org.zaitaku.settings;

/**
 * 環境設定情報 of the institution whose rows are open were changed, in this transaction: everybody must
 * log in again (ENV-003, ENV-007).
 */
public record SettingsChanged(long institutionId) {}
