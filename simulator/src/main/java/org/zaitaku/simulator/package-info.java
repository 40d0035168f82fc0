/**
 * Virtual My Number Cards, the test authority that issued them, and a stand-in for the マイナポータル app.
 *
 * <p>A program of its own beside a server of the verification environment; never part of the
 * application. It knows the application only by the card's wire format and the public HTTP doors.
 * Other programs (end-to-end tests, the benchmark) use {@link org.zaitaku.simulator.CardDirectory}
 * and {@link org.zaitaku.simulator.VirtualCard} as a library.
 */
package org.zaitaku.simulator;
