package org.zaitaku.settings;

import java.io.Serializable;
import java.time.Instant;

/** Who accepted which text of the terms of use, for which function, and when (ENV-041, ENV-043). */
public record TermsAcceptance(SettingsItem item, int terms, Instant acceptedAt, String userId)
    implements Serializable {}
