package org.zaitaku.medical;

import java.io.Serializable;

/**
 * What somebody looks for on ［医療情報閲覧履歴照会］.
 *
 * @param kind 照会情報区分; null for 全て
 */
public record ViewSearch(ViewPeriod period, MedicalInformation kind) implements Serializable {}
