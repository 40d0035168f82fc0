package org.zaitaku.medical;

import java.util.Set;
import org.zaitaku.shared.ConsentItem;

/** Whose medical information is open at this moment, and which parts of it; at least one. */
public record OpenedInformation(long patientId, Set<ConsentItem> parts) {}
