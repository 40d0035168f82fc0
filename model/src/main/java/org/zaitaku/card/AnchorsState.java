package org.zaitaku.card;

import java.util.Optional;

/**
 * How it stands with the generations that are trusted.
 *
 * @param generations how many are trusted now
 * @param problem why their file as it is now was not taken; empty where it was
 */
public record AnchorsState(int generations, Optional<String> problem) {}
