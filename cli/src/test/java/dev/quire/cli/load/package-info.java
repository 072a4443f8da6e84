@NullMarked
package dev.quire.cli.load;

import org.jspecify.annotations.NullMarked;
