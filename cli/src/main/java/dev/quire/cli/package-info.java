/** The command {@code quire}: one class per subcommand. */
@NullMarked
package dev.quire.cli;

import org.jspecify.annotations.NullMarked;
