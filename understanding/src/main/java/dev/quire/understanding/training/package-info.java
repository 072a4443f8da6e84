/** Trains the model of what messages mean from {@code src/main/training}. Runs in the build, never in a service. */
@NullMarked
package dev.quire.understanding.training;

import org.jspecify.annotations.NullMarked;
