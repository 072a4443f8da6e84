/**
 * {@code quire load}: visitors by the thousand. On the data's path: {@code Schedule} and {@code Script} say who asks what
 * and when, {@code Visitor} speaks the protocol, {@code ReplyJudge} finds faults, {@code VisitorSocket} holds the
 * connection, {@code Tally} counts, {@code Report} tells.
 */
@NullMarked
package dev.quire.cli.load;

import org.jspecify.annotations.NullMarked;
