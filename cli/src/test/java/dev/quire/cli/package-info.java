@NullMarked
package dev.quire.cli;

import org.jspecify.annotations.NullMarked;
